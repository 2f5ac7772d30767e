import { acme, article, expect, globex, spec, test } from '../../fixtures'
import { ownBroadcastSources, receivesNoOwnReads } from '../own-broadcasts'

test(
  'After a GET with a query, useSession() keeps the old session, and a reload shows the new one',
  spec({ id: 'use-session-waits-for-reload', source: article('useSession') }),
  async ({ session, tab }) => {
    await tab.open('dashboard')
    await tab.update.byQuery({ companyId: globex.id })
    await expect(session).toHaveClaims({ company: globex })

    await expect(tab.useSession).toKeepShowing({ company: acme })
    await tab.reload()
    await expect(tab.useSession).toShow({ company: globex })
  },
)

test(
  'Without a session prop on the provider, useSession() keeps the old session after a GET with a query',
  spec({ id: 'use-session-without-session-prop-waits-for-reload', source: article('useSession') }),
  async ({ session, tab }) => {
    await tab.open('profile')
    await tab.update.byQuery({ companyId: globex.id })
    await expect(session).toHaveClaims({ company: globex })

    await expect(tab.useSession).toKeepShowing({ company: acme })
    await tab.reload()
    await expect(tab.useSession).toShow({ company: globex })
  },
)

test(
  'After a GET with a query, getSession() does not make useSession() in the same tab show the new session',
  spec({
    id: 'get-session-leaves-use-session-old',
    source: [article('useSession'), ...ownBroadcastSources],
    holds: receivesNoOwnReads,
  }),
  async ({ tab }) => {
    await tab.open('dashboard')
    await tab.update.byQuery({ companyId: globex.id })

    await expect(await tab.getSession()).toShow({ company: globex })
    await expect(tab.useSession).toKeepShowing({ company: acme })
  },
)
