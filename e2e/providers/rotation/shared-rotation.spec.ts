import { docs, expect, issue, test } from '../../../fixtures'
import { lostRotation, refreshed, signInWithExpiredAccessToken } from './expired-access-token'
import { providerSpec } from '../sign-in-specs'

const tutorial = docs('https://authjs.dev/guides/refresh-token-rotation')
const refresh = 'POST /token'

test.use({ providers: 'openid', callbacks: 'shared-rotation' })

test(
  'Defense: two tabs that refresh tokens at the same time share one refresh, and both stay signed in',
  providerSpec({ id: 'shared-rotation-in-two-tabs', source: [issue(2071), tutorial] }),
  async ({ app, identityProvider, openTab, user, session, tab }) => {
    await signInWithExpiredAccessToken({ app, identityProvider, user, session, tab })
    const other = await openTab()
    await other.openWithoutSession()

    const held = identityProvider.hold(refresh)
    const firstResponse = tab.send('GET /api/auth/session?tab=1')
    await held.arrived
    const secondResponse = other.send('GET /api/auth/session?tab=2')
    // The browser sends requests in order: once a later one has its response, this one has been sent with the old cookie
    await other.send('GET /api/auth/csrf')
    held.release()
    await expect(await firstResponse).toShow({ body: refreshed })
    await expect(await secondResponse).toShow({ body: refreshed })

    await expect(identityProvider).toHaveReceived([refresh])
    const refreshToken = identityProvider.lastRefreshToken
    await expect(session).toHaveClaims({ refreshToken, error: undefined })
    await expect(await identityProvider.judge(refreshToken)).toShow({ accepted: true })
  },
)

test(
  'Defense: the server remembers tokens refreshed in a route handler, and the next read stores them in the cookie',
  providerSpec({
    id: 'shared-rotation-in-route-handler',
    source: [lostRotation, tutorial],
    needs: ['the session in the App Router'],
  }),
  async ({ app, identityProvider, user, session, tab }) => {
    const refreshToken = await signInWithExpiredAccessToken({ app, identityProvider, user, session, tab })
    await tab.readFrom('route-handler')
    await expect(identityProvider).toHaveReceived([refresh])
    await expect(session).toHaveClaims({ refreshToken })
    await expect(await tab.send('GET /api/auth/session')).toShow({ body: refreshed })

    await expect(identityProvider).toHaveReceived([refresh])
    await expect(session).toHaveClaims({ refreshToken: identityProvider.lastRefreshToken, error: undefined })
  },
)

test(
  'Defense: a layout and a page that both read the session on the server share one token refresh',
  providerSpec({
    id: 'shared-rotation-in-server-components',
    source: [lostRotation, tutorial],
    needs: ['the session in the App Router'],
  }),
  async ({ app, identityProvider, user, session, tab }) => {
    await signInWithExpiredAccessToken({ app, identityProvider, user, session, tab })
    await tab.send('GET /server-component')
    await expect(identityProvider).toHaveReceived([refresh])
    await expect(await tab.send('GET /api/auth/session')).toShow({ body: refreshed })

    await expect(identityProvider).toHaveReceived([refresh])
    await expect(session).toHaveClaims({ refreshToken: identityProvider.lastRefreshToken, error: undefined })
  },
)
