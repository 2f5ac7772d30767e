import { changeIn } from './change'
import { fetchCompany, fetchPerson, fetchPersonByEmail } from './company-api'
import type { Claims, KnownAccount, KnownPerson } from './types'

/**
 * What the jwt callback does, whichever NextAuth calls it. At the sign-in it stores the user and the account.
 *
 * @param token what NextAuth has put into it: `sub`, `email`, …
 */
export async function signedIn<Token extends Partial<Claims>>(
  token: Token,
  user: KnownPerson,
  { provider, type, providerAccountId }: KnownAccount,
): Promise<Token> {
  // A link in a mail proves an address, and no more: the company API knows whose it is
  const known = type === 'email' ? await fetchPersonByEmail(user.email) : undefined
  const { companyId, ...person } = known ?? user
  const company = companyId ? await fetchCompany(companyId) : undefined
  return {
    ...token,
    user: { ...person, account: { provider, type, providerAccountId } },
    ...(company && { company }),
  }
}

/**
 * Changes the token as the person has asked for, completed by what the company API says.
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

/** Something has changed upstream: the company API is asked again who the person is, and what they chose. */
export async function askedAgain<Token extends Claims>(token: Token): Promise<Token> {
  const { companyId = token.company?.id, ...person } = (await fetchPerson(token.user.id)) ?? {}
  token.user = { ...token.user, ...person }
  if (companyId) token.company = (await fetchCompany(companyId)) ?? token.company
  return token
}

/** What the session callback does: what the token holds of ours, it hands on. */
export function relayed<Session>(session: Session, { user, company, preferences }: Claims): Session & Claims {
  return Object.assign(session as object, { user, company, preferences }) as Session & Claims
}
