import { docs, expect, forSubject, test, varying, type SpecMeta, type Tab } from '../../fixtures'
import { inVersion5, withApiRoutes } from '../versions'
import { refreshFailed, rotationIsLost, signInWithEndedAccess } from './ended-access'
import { ofProviders } from './words'

const tutorial = docs('https://next-auth.js.org/tutorials/refresh-token-rotation')
const oneRefresh = ['POST /token']

test.use({ providers: 'openid', callbacks: 'rotation' })

test(
  'with rotation, a sign-in leaves the provider’s tokens in the session cookie, and the session tells of none',
  ofProviders({ id: 'rotation-keeps-tokens-in-cookie', source: tutorial }),
  async ({ exposure, identityProvider, person, session, tab }) => {
    await session.clear()
    await tab.signInAt(identityProvider.name, person)

    const { lastAccessToken: accessToken, lastRefreshToken: refreshToken } = identityProvider
    await expect(session).toHaveClaims({ accessToken, refreshToken })
    await tab.getSession()
    await expect(exposure).toHoldNone(identityProvider.given)
  },
)

/** What writes the session cookie keeps what came of a refresh. */
const keepers: Record<string, Pick<SpecMeta, 'holds'> & { title: string; read: (tab: Tab) => Promise<unknown> }> = {
  'session-route': { title: 'a read by the session route', read: (tab) => tab.send('GET /api/auth/session') },
  'api-route': {
    title: 'an API route',
    holds: withApiRoutes,
    read: (tab) => tab.ask('api-route'),
  },
  'get-server-side-props': { title: 'getServerSideProps', read: (tab) => tab.open('with-session-prop') },
}

for (const [id, { title, read, holds }] of Object.entries(keepers)) {
  test(
    `where the access token has ended, ${title} refreshes it once, and the cookie keeps the new refresh token`,
    ofProviders({ id: `rotation-kept/${id}`, source: tutorial, holds }),
    async ({ app, identityProvider, person, session, tab }) => {
      await signInWithEndedAccess({ app, identityProvider, person, session, tab })
      await read(tab)
      await tab.send('GET /api/auth/session')

      await expect(identityProvider).toHaveBeenAsked(oneRefresh)
      const { lastAccessToken: accessToken, lastRefreshToken: refreshToken } = identityProvider
      await expect(session).toHaveClaims({ accessToken, refreshToken, error: undefined })
    },
  )
}

test(
  'hazard: what came of a refresh in a route handler is lost: the next read comes with the old refresh token, is refused, and the provider takes back all that it gave',
  ofProviders({
    id: 'rotation-lost-in-route-handler',
    source: rotationIsLost,
    needs: ['the session in the App Router'],
  }),
  async ({ app, identityProvider, person, session, tab }) => {
    const refreshToken = await signInWithEndedAccess({ app, identityProvider, person, session, tab })
    await tab.ask('route-handler')
    await expect(session).toHaveClaims({ refreshToken })
    await expect(await identityProvider.judge(identityProvider.lastRefreshToken)).toShow({ accepted: true })

    await expect(await tab.send('GET /api/auth/session')).toShow({ body: refreshFailed })
    await expect(await identityProvider.judge(identityProvider.lastRefreshToken)).toShow({ accepted: false })
  },
)

test(
  'hazard: a layout and a page that both read the session on the server refresh with the same token, and the person loses what the provider gave',
  ofProviders({
    id: 'rotation-lost-in-server-components',
    source: rotationIsLost,
    needs: ['the session in the App Router'],
  }),
  async ({ app, identityProvider, person, session, tab }) => {
    await signInWithEndedAccess({ app, identityProvider, person, session, tab })
    await tab.send('GET /server-component')

    await expect(identityProvider).toHaveBeenAsked([...oneRefresh, ...oneRefresh])
    await expect(await identityProvider.judge(identityProvider.lastRefreshToken)).toShow({ accepted: false })
  },
)

test(
  'where the session route has refreshed first, server components and route handlers ask the provider nothing',
  ofProviders({
    id: 'rotation-before-server-components',
    source: rotationIsLost,
    needs: ['the session in the App Router'],
  }),
  async ({ app, identityProvider, person, session, tab }) => {
    await signInWithEndedAccess({ app, identityProvider, person, session, tab })
    await tab.send('GET /api/auth/session')
    await tab.ask('route-handler')
    await tab.open('server-component')

    await expect(identityProvider).toHaveBeenAsked(oneRefresh)
    await expect(session).toHaveClaims({ refreshToken: identityProvider.lastRefreshToken, error: undefined })
  },
)

/** `getToken` in the proxy of NextAuth 4 runs no callback; `auth()` in that of NextAuth 5 does, and writes the cookie. */
const byProxy = forSubject(
  varying({ does: 'does not refresh it, and leaves the cookie as it is', asked: [] as string[] }, [
    inVersion5,
    { does: 'refreshes it once, and the cookie keeps the new refresh token', asked: oneRefresh },
  ]),
)

test(
  `where the access token has ended, the proxy (middleware) ${byProxy.does}`,
  ofProviders({ id: 'rotation-in-proxy', source: docs('https://next-auth.js.org/configuration/nextjs#middleware') }),
  async ({ app, identityProvider, person, session, tab }) => {
    await signInWithEndedAccess({ app, identityProvider, person, session, tab })
    await tab.ask('proxy')

    await expect(identityProvider).toHaveBeenAsked(byProxy.asked)
    await expect(session).toHaveClaims({ refreshToken: identityProvider.lastRefreshToken, error: undefined })
  },
)

test(
  'hazard: a page behind auth() in the proxy (middleware) refreshes with the same token again, and the person loses what the provider gave',
  ofProviders({
    id: 'rotation-lost-behind-proxy',
    source: rotationIsLost,
    holds: inVersion5,
  }),
  async ({ app, identityProvider, person, session, tab }) => {
    await signInWithEndedAccess({ app, identityProvider, person, session, tab })
    await tab.open('dashboard')

    await expect(await identityProvider.judge(identityProvider.lastRefreshToken)).toShow({ accepted: false })
  },
)

test(
  'where the provider is down when the access token has ended, the session tells of an error, keeps its refresh token, and recovers',
  ofProviders({ id: 'rotation-recovers', source: tutorial }),
  async ({ app, identityProvider, person, session, tab }) => {
    const refreshToken = await signInWithEndedAccess({ app, identityProvider, person, session, tab })
    identityProvider.fail('POST /token', 503)
    await expect(await tab.send('GET /api/auth/session')).toShow({ body: refreshFailed })
    await expect(session).toHaveClaims({ refreshToken })

    identityProvider.recover()
    await expect(await tab.send('GET /api/auth/session')).toShow({ body: { error: undefined } })
    await expect(session).toHaveClaims({ refreshToken: identityProvider.lastRefreshToken })
  },
)
