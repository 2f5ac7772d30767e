import { acme, article, expect, globex, spec, test } from '../../fixtures'

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
