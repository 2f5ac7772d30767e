import { acme, article, expect, globex, spec, test } from '../../fixtures'
import { hearing, hearsNoReads } from '../hearing'

test(
  'useSession keeps the old session while nothing makes it refetch, and shows the new one after a reload',
  spec({ id: 'use-session-waits-for-reload', source: article('useSession') }),
  async ({ session, tab }) => {
    await tab.open('dashboard')
    await tab.update.byQuery({ companyId: globex.id })
    await expect(session).toHaveClaims({ company: globex })

    await expect(tab.useSession).toStay({ company: acme })
    await tab.reload()
    await expect(tab.useSession).toShow({ company: globex })
  },
)

test(
  'useSession keeps the old session also where the provider has no session prop and fetched it itself',
  spec({ id: 'use-session-without-session-prop-waits-for-reload', source: article('useSession') }),
  async ({ session, tab }) => {
    await tab.open('profile')
    await tab.update.byQuery({ companyId: globex.id })
    await expect(session).toHaveClaims({ company: globex })

    await expect(tab.useSession).toStay({ company: acme })
    await tab.reload()
    await expect(tab.useSession).toShow({ company: globex })
  },
)

test(
  'calling getSession() does not make useSession of the same tab catch up',
  spec({
    id: 'get-session-leaves-use-session-old',
    source: [article('useSession'), ...hearing],
    holds: hearsNoReads,
  }),
  async ({ tab }) => {
    await tab.open('dashboard')
    await tab.update.byQuery({ companyId: globex.id })

    await expect(await tab.getSession()).toShow({ company: globex })
    await expect(tab.useSession).toStay({ company: acme })
  },
)
