import { acme, issue, type App, type IdentityProvider, type Person, type SessionJar, type Tab } from '../../fixtures'

interface EndedAccess {
  app: App
  identityProvider: IdentityProvider
  person: Person
  session: SessionJar
  tab: Tab
}

/**
 * Signs the person in with tokens that the provider has given them, where the access token ended a minute ago: whoever runs
 * the jwt callback next refreshes it. The tab goes to a place of the app that reads no session.
 *
 * @returns the refresh token that the session begins with
 */
export async function signInWithEndedAccess({
  app,
  identityProvider,
  person,
  session,
  tab,
}: EndedAccess): Promise<string> {
  const tokens = await identityProvider.grant(person)
  const expiresAt = Math.floor(Date.now() / 1000) - 60
  await session.put(await app.encode({ ...app.claimsOf(person, acme), ...tokens, expiresAt }))
  await tab.openUnread()
  return tokens.refreshToken
}

/** The provider refuses to refresh: the person has to sign in again. */
export const refreshFailed = { error: 'RefreshAccessTokenError' }

export const rotationIsLost = issue(7558)
