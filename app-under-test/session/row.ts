import { changeIn, type Change } from './change'
import { fetchCompany, fetchPerson } from './company-api'
import { database } from './database'
import type { Company, Person, Preferences } from './types'

/** What the app keeps of a person in `users`. The adapter itself fills in no more than the e-mail. */
type Row = Pick<Person, 'id' | 'email'> & { [Name in Column]: Columns[Name] | null }

interface Columns extends Pick<Person, 'firstName' | 'lastName' | 'companyIds'> {
  company: Company
  preferences: Preferences
}
type Column = keyof Columns

/** What NextAuth hands to its session callback with the database strategy. */
interface Read {
  session: { expires: unknown }
  /** The person's row, as the adapter has read it. Its type does not know of the app's columns. */
  user: object
  trigger?: string
  newSession?: unknown
}

/**
 * What the session callback does with the database strategy: it says what the person's row says. NextAuth writes nothing
 * of an update, so the callback does.
 */
async function readCarefully({ session, user, trigger, newSession }: Read) {
  const row = user as Row
  const current = trigger === 'update' ? await updated(row, newSession) : row
  // Only what a browser may know: the session that NextAuth 5 hands over is the row itself, with the token in it
  return { expires: session.expires, ...claimsIn(current) }
}

/**
 * The session callback as one writes it first: it hands on the session that it was given, and shows what an update brought
 * without writing it anywhere.
 */
async function readCarelessly({ session, user, trigger, newSession }: Read) {
  const row = user as Row
  const change = trigger === 'update' ? await columnsOf(changeIn(newSession)) : {}
  return { ...session, ...claimsIn({ ...row, ...change }) }
}

/** The session callback with the database strategy: a second one can be chosen, to show what it does. */
export const read = process.env.SESSION_CALLBACK === 'careless' ? readCarelessly : readCarefully

/**
 * Writes what the person has asked for to their row, completed by what the company API says. Each column for itself: who
 * changes another one at the same time is not overwritten.
 *
 * @param sent what the browser sent
 */
export async function writeRow(id: string, sent: unknown) {
  return claimsIn(await write(id, await columnsOf(changeIn(sent))))
}

/** After `update(data)` the row with the data; after `update()`, what the company API says now. */
async function updated({ id, company }: Row, sent: unknown): Promise<Row> {
  if (sent !== undefined) return write(id, await columnsOf(changeIn(sent)))
  const { companyId = company?.id, firstName, lastName, companyIds } = (await fetchPerson(id)) ?? {}
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

function claimsIn({ id, email, firstName, lastName, companyIds, company, preferences }: Row) {
  return {
    user: { id, email, firstName, lastName, companyIds },
    ...(company && { company }),
    ...(preferences && { preferences }),
  }
}
