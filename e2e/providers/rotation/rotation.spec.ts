import { docs, expect, forSubject, test, varying, type SpecMeta, type Tab } from '../../../fixtures'
import { inVersion5, withApiRoutes } from '../../versions'
import { lostRotation, refreshed, refreshFailed, signInWithExpiredAccessToken } from './expired-access-token'
import { providerSpec } from '../sign-in-specs'

const tutorial = docs('https://next-auth.js.org/tutorials/refresh-token-rotation')
const oneRefresh = ['POST /token']

test.use({ providers: 'openid', callbacks: 'rotation' })

test(
  'With token rotation, a sign-in puts the provider’s tokens into the session cookie, but not into the session',
  providerSpec({ id: 'rotation-keeps-tokens-in-cookie', source: tutorial }),
  async ({ exposure, identityProvider, user, session, tab }) => {
    await session.clear()
    await tab.signInAt(identityProvider.name, user)

    const { lastAccessToken: accessToken, lastRefreshToken: refreshToken } = identityProvider
    await expect(session).toHaveClaims({ accessToken, refreshToken })
    await expect(await tab.getSession()).toShow({ user: { email: user.email } })
    await expect(exposure).toContainNone(identityProvider.given)
  },
)

/** The readers that write the session cookie, and so keep the refreshed tokens. */
const writers: Record<string, Pick<SpecMeta, 'holds'> & { title: string; read: (tab: Tab) => Promise<unknown> }> = {
  'session-route': { title: 'the session route', read: (tab) => tab.send('GET /api/auth/session') },
  'api-route': {
    title: 'an API route',
    holds: withApiRoutes,
    read: (tab) => tab.readFrom('api-route'),
  },
  'get-server-side-props': { title: 'getServerSideProps', read: (tab) => tab.open('with-session-prop') },
}

for (const [id, { title, read, holds }] of Object.entries(writers)) {
  test(
    `With an expired access token, ${title} refreshes it once, and the cookie keeps the new refresh token`,
    providerSpec({ id: `rotation-kept/${id}`, source: tutorial, holds }),
    async ({ app, identityProvider, user, session, tab }) => {
      await signInWithExpiredAccessToken({ app, identityProvider, user, session, tab })
      await read(tab)
      await expect(identityProvider).toHaveReceived(oneRefresh)
      await expect(await tab.send('GET /api/auth/session')).toShow({ body: refreshed })

      await expect(identityProvider).toHaveReceived(oneRefresh)
      const { lastAccessToken: accessToken, lastRefreshToken: refreshToken } = identityProvider
      await expect(session).toHaveClaims({ accessToken, refreshToken, error: undefined })
    },
  )
}

// The next read sends the old refresh token: the provider rejects it and revokes the grant
test(
  'Hazard: tokens refreshed in a route handler are lost, and the next read makes the provider revoke the grant',
  providerSpec({
    id: 'rotation-lost-in-route-handler',
    source: lostRotation,
    needs: ['the session in the App Router'],
  }),
  async ({ app, identityProvider, user, session, tab }) => {
    const refreshToken = await signInWithExpiredAccessToken({ app, identityProvider, user, session, tab })
    await tab.readFrom('route-handler')
    await expect(identityProvider).toHaveReceived(oneRefresh)
    await expect(session).toHaveClaims({ refreshToken })
    await expect(await identityProvider.judge(identityProvider.lastRefreshToken)).toShow({ accepted: true })

    await expect(await tab.send('GET /api/auth/session')).toShow({ body: refreshFailed })
    await expect(await identityProvider.judge(identityProvider.lastRefreshToken)).toShow({ accepted: false })
  },
)

// Both refresh with the same refresh token, so the provider revokes the grant
test(
  'Hazard: when a layout and a page both read the session on the server, both refresh, and the grant is revoked',
  providerSpec({
    id: 'rotation-lost-in-server-components',
    source: lostRotation,
    needs: ['the session in the App Router'],
  }),
  async ({ app, identityProvider, user, session, tab }) => {
    await signInWithExpiredAccessToken({ app, identityProvider, user, session, tab })
    await tab.send('GET /server-component')

    await expect(identityProvider).toHaveReceived([...oneRefresh, ...oneRefresh])
    await expect(await identityProvider.judge(identityProvider.lastRefreshToken)).toShow({ accepted: false })
  },
)

test(
  'After the session route refreshes the tokens, server components and route handlers do not call the provider',
  providerSpec({
    id: 'rotation-before-server-components',
    source: lostRotation,
    needs: ['the session in the App Router'],
  }),
  async ({ app, identityProvider, user, session, tab }) => {
    await signInWithExpiredAccessToken({ app, identityProvider, user, session, tab })
    await tab.send('GET /api/auth/session')
    await expect(identityProvider).toHaveReceived(oneRefresh)
    await expect(await tab.readFrom('route-handler')).toShow(refreshed)
    await tab.open('server-component')
    await expect(tab.serverComponent).toShow(refreshed)

    await expect(identityProvider).toHaveReceived(oneRefresh)
    await expect(session).toHaveClaims({ refreshToken: identityProvider.lastRefreshToken, error: undefined })
  },
)

/**
 * In the proxy, `getToken()` of NextAuth 4 does not run the callbacks; `auth()` of NextAuth 5 does, and writes the
 * cookie.
 */
const byProxy = forSubject(
  varying(
    { behavior: 'does not refresh it and leaves the cookie unchanged', requests: [] as string[], writes: false },
    [
      inVersion5,
      { behavior: 'refreshes it once and stores the new refresh token', requests: oneRefresh, writes: true },
    ],
  ),
)

test(
  `With an expired access token, the proxy (middleware) ${byProxy.behavior}`,
  providerSpec({ id: 'rotation-in-proxy', source: docs('https://next-auth.js.org/configuration/nextjs#middleware') }),
  async ({ app, identityProvider, user, session, tab }) => {
    await signInWithExpiredAccessToken({ app, identityProvider, user, session, tab })
    const since = await session.token()
    await expect(await tab.readFrom('proxy')).toShow(refreshed)

    await expect(identityProvider).toHaveReceived(byProxy.requests)
    await expect(session).toHaveBeenRewritten({ since, expected: byProxy.writes })
    await expect(session).toHaveClaims({ refreshToken: identityProvider.lastRefreshToken, error: undefined })
  },
)

// The page refreshes with the same refresh token again, so the provider revokes the grant
test(
  'Hazard: a page behind auth() in the proxy (middleware) refreshes the tokens again, and the grant is revoked',
  providerSpec({
    id: 'rotation-lost-behind-proxy',
    source: lostRotation,
    holds: inVersion5,
  }),
  async ({ app, identityProvider, user, session, tab }) => {
    await signInWithExpiredAccessToken({ app, identityProvider, user, session, tab })
    await tab.open('dashboard')

    await expect(identityProvider).toHaveReceived([...oneRefresh, ...oneRefresh])
    await expect(await identityProvider.judge(identityProvider.lastRefreshToken)).toShow({ accepted: false })
  },
)

test(
  'While the provider is down, a refresh sets an error and keeps the refresh token, which works after the outage',
  providerSpec({ id: 'rotation-recovers', source: tutorial }),
  async ({ app, identityProvider, user, session, tab }) => {
    const refreshToken = await signInWithExpiredAccessToken({ app, identityProvider, user, session, tab })
    identityProvider.fail('POST /token', 503)
    await expect(await tab.send('GET /api/auth/session')).toShow({ body: refreshFailed })
    await expect(session).toHaveClaims({ refreshToken })

    identityProvider.recover()
    await expect(await tab.send('GET /api/auth/session')).toShow({ body: refreshed })
    await expect(identityProvider).toHaveReceived([...oneRefresh, ...oneRefresh])
    await expect(session).toHaveClaims({ refreshToken: identityProvider.lastRefreshToken })
  },
)
