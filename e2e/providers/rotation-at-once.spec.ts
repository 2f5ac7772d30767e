import { expect, issue, test } from '../../fixtures'
import { refreshFailed, signInWithEndedAccess } from './ended-access'
import { ofProviders } from './words'

const source = issue(2071)
const refresh = 'POST /token'
// Of two requests to the same address the browser holds one back, until it knows whether it may store the other's answer
const [here, there] = ['GET /api/auth/session?tab=1', 'GET /api/auth/session?tab=2']

test.use({ providers: 'openid', callbacks: 'rotation' })

test(
  'hazard: of two tabs that refresh at once the second is refused; its answer comes last, and the cookie keeps the error',
  ofProviders({ id: 'rotation-at-once-loser-last', source }),
  async ({ app, identityProvider, openTab, person, session, tab }) => {
    await signInWithEndedAccess({ app, identityProvider, person, session, tab })
    const other = await openTab()
    await other.openUnread()

    const [first, second] = [identityProvider.hold(refresh), identityProvider.hold(refresh)]
    const winner = tab.send(here)
    await first.reached
    const loser = other.send(there)
    await second.reached
    first.release()
    await expect(await winner).toShow({ body: { error: undefined } })
    second.release()
    await expect(await loser).toShow({ body: refreshFailed })

    await expect(session).toHaveClaims(refreshFailed)
    await expect(await identityProvider.judge(identityProvider.lastRefreshToken)).toShow({ accepted: false })
  },
)

test(
  'hazard: of two tabs that refresh at once the second is refused; the first’s answer comes last, and the cookie keeps a refresh token that is no longer good',
  ofProviders({ id: 'rotation-at-once-winner-last', source }),
  async ({ app, identityProvider, openTab, person, session, tab }) => {
    await signInWithEndedAccess({ app, identityProvider, person, session, tab })
    const other = await openTab()
    await other.openUnread()

    const [second, first] = [identityProvider.hold(refresh), identityProvider.hold(refresh, 'answer')]
    const loser = other.send(there)
    await second.reached
    const winner = tab.send(here)
    await first.reached
    second.release()
    await expect(await loser).toShow({ body: refreshFailed })
    first.release()
    await expect(await winner).toShow({ body: { error: undefined } })

    await expect(session).toHaveClaims({ refreshToken: identityProvider.lastRefreshToken, error: undefined })
    await expect(await identityProvider.judge(identityProvider.lastRefreshToken)).toShow({ accepted: false })
  },
)
