import { acme, issue, type App, type IdentityProvider, type User, type SessionJar, type Tab } from '../../../fixtures'

interface SignInOptions {
  app: App
  identityProvider: IdentityProvider
  user: User
  session: SessionJar
  tab: Tab
}

/**
 * Signs the user in with tokens from the provider. The access token expired a minute ago, so the next run of the jwt
 * callback refreshes it. The tab opens a page of the app that does not read the session.
 *
 * @returns the refresh token that the session starts with
 */
export async function signInWithExpiredAccessToken({
  app,
  identityProvider,
  user,
  session,
  tab,
}: SignInOptions): Promise<string> {
  const tokens = await identityProvider.grant(user)
  const expiresAt = Math.floor(Date.now() / 1000) - 60
  await session.put(await app.encode({ ...app.claimsOf(user, acme), ...tokens, expiresAt }))
  await tab.openWithoutSession()
  return tokens.refreshToken
}

/** The session of the user that this file signs in, after a successful refresh. */
export const refreshed = { company: acme, error: undefined }

/** The provider rejected the refresh: the user has to sign in again. */
export const refreshFailed = { error: 'RefreshAccessTokenError' }

/** The issue about rotated refresh tokens that are lost. */
export const lostRotation = issue(7558)
