import { expect, issue, test } from '../../../fixtures'
import { refreshed, refreshFailed, signInWithExpiredAccessToken } from './expired-access-token'
import { providerSpec } from '../sign-in-specs'

const source = issue(2071)
const refresh = 'POST /token'
// The URLs differ, because the browser delays the second of two requests to the same URL until it knows whether it can
// cache the response to the first
const [firstRead, secondRead] = ['GET /api/auth/session?tab=1', 'GET /api/auth/session?tab=2']

test.use({ providers: 'openid', callbacks: 'rotation' })

// The provider accepts the first of two refreshes with the same refresh token, and rejects the second
test(
  'Hazard: if two tabs refresh tokens concurrently and the rejected refresh ends last, the cookie keeps the error',
  providerSpec({ id: 'concurrent-rotation-rejected-last', source }),
  async ({ app, identityProvider, openTab, user, session, tab }) => {
    await signInWithExpiredAccessToken({ app, identityProvider, user, session, tab })
    const other = await openTab()
    await other.openWithoutSession()

    const [acceptedRefresh, rejectedRefresh] = [identityProvider.hold(refresh), identityProvider.hold(refresh)]
    const acceptedRead = tab.send(firstRead)
    await acceptedRefresh.arrived
    const rejectedRead = other.send(secondRead)
    await rejectedRefresh.arrived
    acceptedRefresh.release()
    await expect(await acceptedRead).toShow({ body: refreshed })
    rejectedRefresh.release()
    await expect(await rejectedRead).toShow({ body: refreshFailed })

    await expect(session).toHaveClaims(refreshFailed)
    await expect(await identityProvider.judge(identityProvider.lastRefreshToken)).toShow({ accepted: false })
  },
)

test(
  'Hazard: if two tabs refresh tokens concurrently and the accepted refresh ends last, its token is revoked',
  providerSpec({ id: 'concurrent-rotation-accepted-last', source }),
  async ({ app, identityProvider, openTab, user, session, tab }) => {
    await signInWithExpiredAccessToken({ app, identityProvider, user, session, tab })
    const other = await openTab()
    await other.openWithoutSession()

    const [rejectedRefresh, acceptedRefresh] = [
      identityProvider.hold(refresh),
      identityProvider.hold(refresh, 'answer'),
    ]
    const rejectedRead = other.send(secondRead)
    await rejectedRefresh.arrived
    const acceptedRead = tab.send(firstRead)
    await acceptedRefresh.arrived
    rejectedRefresh.release()
    await expect(await rejectedRead).toShow({ body: refreshFailed })
    acceptedRefresh.release()
    await expect(await acceptedRead).toShow({ body: refreshed })

    await expect(session).toHaveClaims({ refreshToken: identityProvider.lastRefreshToken, error: undefined })
    await expect(await identityProvider.judge(identityProvider.lastRefreshToken)).toShow({ accepted: false })
  },
)
