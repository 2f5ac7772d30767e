import { changeIn } from './change'
import { fetchCompany, fetchUser, fetchUserByEmail } from './company-api'
import type { Claims, KnownAccount, KnownUser } from './types'

/**
 * What the jwt callback does when the user signs in, for NextAuth 4 and 5: stores the user and the account in the token.
 *
 * @param token as NextAuth made it, with `sub`, `email`, …
 */
export async function signedIn<Token extends Partial<Claims>>(
  token: Token,
  user: KnownUser,
  { provider, type, providerAccountId }: KnownAccount,
): Promise<Token> {
  // A magic link proves only an email address: the company API knows whose it is
  const known = type === 'email' ? await fetchUserByEmail(user.email) : undefined
  const { companyId, ...profile } = known ?? user
  const company = companyId ? await fetchCompany(companyId) : undefined
  return {
    ...token,
    user: { ...profile, account: { provider, type, providerAccountId } },
    ...(company && { company }),
  }
}

/**
 * Applies to the token the changes that the user requested, with the company from the company API.
 *
 * @param sent what the browser sent: the query of a GET, or the data of `update(data)`
 */
export async function changed<Token extends Claims>(token: Token, sent: unknown): Promise<Token> {
  const change = changeIn(sent)
  if (change.companyId) {
    const company = await fetchCompany(change.companyId)
    if (company) token.company = company
  }
  if (change.firstName) token.user = { ...token.user, firstName: change.firstName }
  if (change.preferences) token.preferences = change.preferences
  return token
}

/**
 * After an upstream change: fetches again, from the company API, the user and the company that the user chose.
 *
 * @param find how to fetch the user. If it finds none, the token keeps what it has
 * @param findCompany how to fetch the company. The same
 */
export async function askedAgain<Token extends Claims>(
  token: Token,
  find = fetchUser,
  findCompany = fetchCompany,
): Promise<Token> {
  const { companyId = token.company?.id, ...user } = (await find(token.user.id)) ?? {}
  token.user = { ...token.user, ...user }
  if (companyId) token.company = (await findCompany(companyId)) ?? token.company
  return token
}

/** What the session callback does: relays the app's own claims from the token to the session. */
export function relayed<Session>(session: Session, { user, company, preferences }: Claims): Session & Claims {
  return Object.assign(session as object, { user, company, preferences }) as Session & Claims
}
