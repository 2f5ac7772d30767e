import { docs, expect, issue, test } from '../../fixtures'
import { rotationIsLost, signInWithEndedAccess } from './ended-access'
import { ofProviders } from './words'

const tutorial = docs('https://authjs.dev/guides/refresh-token-rotation')
const refresh = 'POST /token'

test.use({ providers: 'openid', callbacks: 'shared-rotation' })

test(
  'defence: two tabs that refresh at once share one refresh, and both stay signed in',
  ofProviders({ id: 'shared-rotation-at-once', source: [issue(2071), tutorial] }),
  async ({ app, identityProvider, openTab, person, session, tab }) => {
    await signInWithEndedAccess({ app, identityProvider, person, session, tab })
    const other = await openTab()
    await other.openUnread()

    const held = identityProvider.hold(refresh)
    const one = tab.send('GET /api/auth/session?tab=1')
    await held.reached
    const two = other.send('GET /api/auth/session?tab=2')
    held.release()
    await expect(await one).toShow({ body: { error: undefined } })
    await expect(await two).toShow({ body: { error: undefined } })

    await expect(identityProvider).toHaveBeenAsked([refresh])
    const refreshToken = identityProvider.lastRefreshToken
    await expect(session).toHaveClaims({ refreshToken, error: undefined })
    await expect(await identityProvider.judge(refreshToken)).toShow({ accepted: true })
  },
)

test(
  'defence: what came of a refresh in a route handler is remembered for the next read, whose cookie keeps it',
  ofProviders({
    id: 'shared-rotation-in-route-handler',
    source: [rotationIsLost, tutorial],
    needs: ['the session in the App Router'],
  }),
  async ({ app, identityProvider, person, session, tab }) => {
    await signInWithEndedAccess({ app, identityProvider, person, session, tab })
    await tab.ask('route-handler')
    await tab.send('GET /api/auth/session')

    await expect(identityProvider).toHaveBeenAsked([refresh])
    await expect(session).toHaveClaims({ refreshToken: identityProvider.lastRefreshToken, error: undefined })
  },
)

test(
  'defence: a layout and a page that both read the session on the server share one refresh',
  ofProviders({
    id: 'shared-rotation-in-server-components',
    source: [rotationIsLost, tutorial],
    needs: ['the session in the App Router'],
  }),
  async ({ app, identityProvider, person, session, tab }) => {
    await signInWithEndedAccess({ app, identityProvider, person, session, tab })
    await tab.open('server-component')

    await expect(identityProvider).toHaveBeenAsked([refresh])
    await expect(session).toHaveClaims({ refreshToken: identityProvider.lastRefreshToken, error: undefined })
  },
)
