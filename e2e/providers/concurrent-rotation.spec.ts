import { expect, issue, test } from '../../fixtures'
import { refreshFailed, signInWithExpiredAccessToken } from './expired-access-token'
import { providerSpec } from './sign-in-specs'

const source = issue(2071)
const refresh = 'POST /token'
// The URLs differ, because the browser delays the second of two requests to the same URL until it knows whether it can
// cache the response to the other
const [firstRead, secondRead] = ['GET /api/auth/session?tab=1', 'GET /api/auth/session?tab=2']

test.use({ providers: 'openid', callbacks: 'rotation' })

// The provider accepts the first of two refreshes with the same refresh token, and refuses the second
test(
  'Hazard: if two tabs refresh at the same time and the refused one responds last, the cookie keeps the error',
  providerSpec({ id: 'concurrent-rotation-refused-last', source }),
  async ({ app, identityProvider, openTab, user, session, tab }) => {
    await signInWithExpiredAccessToken({ app, identityProvider, user, session, tab })
    const other = await openTab()
    await other.openWithoutSession()

    const [first, second] = [identityProvider.hold(refresh), identityProvider.hold(refresh)]
    const acceptedRead = tab.send(firstRead)
    await first.reached
    const refusedRead = other.send(secondRead)
    await second.reached
    first.release()
    await expect(await acceptedRead).toShow({ body: { error: undefined } })
    second.release()
    await expect(await refusedRead).toShow({ body: refreshFailed })

    await expect(session).toHaveClaims(refreshFailed)
    await expect(await identityProvider.judge(identityProvider.lastRefreshToken)).toShow({ accepted: false })
  },
)

test(
  'Hazard: if two tabs refresh at the same time and the accepted one responds last, the cookie’s token is revoked',
  providerSpec({ id: 'concurrent-rotation-accepted-last', source }),
  async ({ app, identityProvider, openTab, user, session, tab }) => {
    await signInWithExpiredAccessToken({ app, identityProvider, user, session, tab })
    const other = await openTab()
    await other.openWithoutSession()

    const [second, first] = [identityProvider.hold(refresh), identityProvider.hold(refresh, 'answer')]
    const refusedRead = other.send(secondRead)
    await second.reached
    const acceptedRead = tab.send(firstRead)
    await first.reached
    second.release()
    await expect(await refusedRead).toShow({ body: refreshFailed })
    first.release()
    await expect(await acceptedRead).toShow({ body: { error: undefined } })

    await expect(session).toHaveClaims({ refreshToken: identityProvider.lastRefreshToken, error: undefined })
    await expect(await identityProvider.judge(identityProvider.lastRefreshToken)).toShow({ accepted: false })
  },
)
