import { changeIn, isEmpty, type Change } from './change'
import { fetchCompany, fetchUser } from './company-api'
import { database } from './database'
import type { Company, User, Preferences } from './types'

/** What the app stores about a user in the table `users`. The adapter itself fills in only the email address. */
type Row = Pick<User, 'id' | 'email' | 'role'> & { [Name in Column]: Columns[Name] | null }

interface Columns extends Pick<User, 'firstName' | 'lastName' | 'companyIds'> {
  company: Company
  preferences: Preferences
}
type Column = keyof Columns

/** What NextAuth passes to the session callback with the database strategy. */
interface SessionParams {
  session: { expires: unknown }
  /** The user's row, as the adapter read it. Its type does not include the app's columns. */
  user: object
  trigger?: string
  newSession?: unknown
}

/**
 * The session callback with the database strategy: it returns what is in the user's row. NextAuth does not write an update
 * to the database, so the callback does.
 */
async function filteringSession({ session, user, trigger, newSession }: SessionParams) {
  const row = user as Row
  const current = trigger === 'update' ? await updated(row, newSession) : row
  // Only what a browser may know: the session that NextAuth 5 passes is the row itself, including the session token
  return { expires: session.expires, ...claimsIn(current) }
}

/**
 * The session callback as it often looks in a first attempt: it returns the session that it received, and shows an
 * update without writing it anywhere.
 */
async function passThroughSession({ session, user, trigger, newSession }: SessionParams) {
  const row = user as Row
  const change = trigger === 'update' ? await columnsOf(changeIn(newSession)) : {}
  return { ...session, ...claimsIn({ ...row, ...change }) }
}

/** The session callback with the database strategy. `SESSION_CALLBACK` chooses the pass-through one, to show what it does. */
export const sessionFromRow = process.env.SESSION_CALLBACK === 'pass-through' ? passThroughSession : filteringSession

/**
 * Writes to the user's row the changes that they requested, with the company from the company API. Columns that they
 * did not change keep their values in the database: a concurrent change of another column is not overwritten.
 *
 * @param sent what the browser sent
 */
export async function writeRow(id: string, sent: unknown) {
  return claimsIn(await write(id, await columnsOf(changeIn(sent))))
}

/** The row after `update(data)`, with the data, or after `update()` or `update({})`, with what the company API now returns. */
async function updated({ id, company }: Row, sent: unknown): Promise<Row> {
  if (!isEmpty(sent)) return write(id, await columnsOf(changeIn(sent)))
  const { companyId = company?.id, firstName, lastName, companyIds } = (await fetchUser(id)) ?? {}
  return write(id, { ...(await columnsOf({ companyId, firstName })), lastName, companyIds })
}

async function columnsOf({ companyId, firstName, preferences }: Change): Promise<Partial<Columns>> {
  const company = companyId ? await fetchCompany(companyId) : undefined
  return { ...(company && { company }), ...(firstName && { firstName }), ...(preferences && { preferences }) }
}

async function write(id: string, { company, firstName, lastName, companyIds, preferences }: Partial<Columns>) {
  const { rows } = await database.query<Row>(
    `update users set
      company = coalesce($2, company),
      "firstName" = coalesce($3, "firstName"),
      "lastName" = coalesce($4, "lastName"),
      "companyIds" = coalesce($5, "companyIds"),
      preferences = coalesce($6, preferences)
    where id = $1 returning *`,
    [id, company, firstName, lastName, companyIds, preferences],
  )
  const [row] = rows
  if (!row) throw new Error(`There is no user ${id}`)
  return row
}

function claimsIn({ id, email, firstName, lastName, companyIds, company, preferences, role }: Row) {
  return {
    user: { id, email, firstName, lastName, companyIds, ...(role && { role }) },
    ...(company && { company }),
    ...(preferences && { preferences }),
  }
}
