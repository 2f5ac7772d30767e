import type { Account, User } from 'next-auth'
import type { JWT } from 'next-auth/jwt'
import { isEmpty } from '../session/change'
import { askedAgain, signedIn } from '../session/token'
import { parseChange } from './change'
import { companyApiInTime } from './company-api'
import { changedOrLast } from './last-token'

/** What NextAuth passes to the jwt callback. */
interface JwtParams {
  token: JWT
  user?: User
  account?: Account | null
  trigger?: string
  session?: unknown
}

/**
 * The jwt callback, hardened. It never sees a request, so that no query can change the session: only `update()` can, which
 * sends a POST with a CSRF token.
 */
export async function hardenedJwt({ token, user, account, trigger, session }: JwtParams): Promise<JWT> {
  if (account && user) return signedIn(token, user as Parameters<typeof signedIn>[1], account)
  if (trigger !== 'update') return token
  return changedOrLast(token, (copy) => {
    const find = companyApiInTime()
    return isEmpty(session) ? askedAgain(copy, find.user, find.company) : updated(copy, session, find)
  })
}

type Find = ReturnType<typeof companyApiInTime>

/** @param sent the data of `update(data)` */
async function updated(token: JWT, sent: unknown, find: Find): Promise<JWT> {
  const change = parseChange(sent)
  if (!change) return token
  const { companyId, firstName, preferences } = change
  if (companyId !== undefined) {
    // First whether the user is a member. Nothing is asked about a company that is not theirs
    if (!(await isMember(token, companyId, find))) return token
    const company = await find.company(companyId)
    if (company) token.company = company
  }
  if (firstName !== undefined) token.user = { ...token.user, firstName }
  if (preferences) token.preferences = preferences
  return token
}

/** Asks the company API, for the user of the token. The `companyIds` in the token may be outdated. */
async function isMember({ sub }: JWT, companyId: string, find: Find): Promise<boolean> {
  const user = sub === undefined ? undefined : await find.user(sub)
  return user?.companyIds.includes(companyId) ?? false
}
