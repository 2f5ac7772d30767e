import { acme, expect, globex, spec, test } from '../../fixtures'
import { ownBroadcastSources, receivesOwnReads as holds } from '../own-broadcasts'

// With NextAuth 5, a tab receives its own broadcasts, and fetches the session again.
const sessionRequest = 'GET /api/auth/session'

test(
  'After a GET updates the session, calling getSession() refreshes useSession() in the same tab',
  spec({ id: 'v5/get-session-refreshes-own-tab', source: ownBroadcastSources, holds }),
  async ({ tab }) => {
    await tab.open('with-session-prop')
    await tab.update.byQuery({ companyId: globex.id })
    await expect(tab.useSession).toKeepShowing({ company: acme })

    await tab.getSession()
    await expect(tab.useSession).toShow({ company: globex })
  },
)

test(
  'When a tab receives its own broadcasts, returning to it fetches the session twice',
  spec({ id: 'v5/focus-fetches-twice', source: ownBroadcastSources, holds }),
  async ({ tab }) => {
    await tab.open('with-session-prop')
    await tab.focus()
    await expect(tab).toHaveSent([sessionRequest, sessionRequest])
  },
)

test(
  'When a tab receives its own broadcasts, a page without a session prop fetches the session twice on load',
  spec({ id: 'v5/load-fetches-twice', source: ownBroadcastSources, holds }),
  async ({ tab }) => {
    await tab.open('without-session-prop')
    await expect(tab).toHaveSent([sessionRequest, sessionRequest], 'load')
  },
)
