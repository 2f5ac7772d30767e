import { acme, code, docs, expect, globex, issue, spec, test } from '../../fixtures'

// These specs correct the article: a page refresh is not the only thing that makes `useSession()` show the update.

const providerOptionsDocs = docs('https://next-auth.js.org/getting-started/client#options')

test(
  'After a GET with a query, useSession() shows the new session when the user returns to the tab',
  spec({ id: 'use-session-catches-up-on-focus', source: [issue(596), providerOptionsDocs] }),
  async ({ tab }) => {
    await tab.open('dashboard')
    await tab.update.byQuery({ companyId: globex.id })
    await expect(tab.useSession).toKeepShowing({ company: acme })

    await tab.focus()
    await expect(tab.useSession).toShow({ company: globex })
  },
)

test(
  'After a GET with a query, useSession() shows the new session after the next refetchInterval poll',
  spec({ id: 'use-session-catches-up-on-poll', source: providerOptionsDocs }),
  async ({ tab, clock }) => {
    await tab.open('polling-without-session-prop')
    await tab.update.byQuery({ companyId: globex.id })
    await expect(tab).toHaveSent(['GET /api/auth/session?companyId=globex'])
    await expect(tab.useSession).toShow({ company: acme })

    await clock.runFor('01:00')
    await expect(tab.useSession).toShow({ company: globex })
  },
)

test(
  'After a GET with a query, useSession() shows the new session when getSession() in another tab broadcasts',
  spec({ id: 'use-session-catches-up-on-broadcast', source: code('next-auth', 'client/_utils.js') }),
  async ({ tab, openTab }) => {
    await tab.open('dashboard')
    const other = await openTab()
    await other.open('dashboard')
    await tab.update.byQuery({ companyId: globex.id })

    await other.getSession()
    await expect(tab.useSession).toShow({ company: globex })
    await expect(tab).toHaveSent(['GET /api/auth/session?companyId=globex', 'GET /api/auth/session'])
  },
)

test(
  'After update(data), useSession() in the same tab shows the new session',
  spec({
    id: 'use-session-catches-up-on-update',
    source: docs('https://next-auth.js.org/getting-started/client#updating-the-session'),
    needs: ['update()'],
  }),
  async ({ tab }) => {
    await tab.open('dashboard')
    await tab.update.byUpdate({ companyId: globex.id })

    await expect(tab.useSession).toShow({ company: globex })
  },
)

test(
  'After a GET with a query, update() without data makes useSession() show the new session',
  spec({
    id: 'use-session-catches-up-on-empty-update',
    source: docs('https://next-auth.js.org/getting-started/client#updating-the-session'),
    needs: ['update()'],
  }),
  async ({ tab }) => {
    await tab.open('dashboard')
    await tab.update.byQuery({ companyId: globex.id })
    await expect(tab.useSession).toKeepShowing({ company: acme })

    await tab.update.byUpdate()
    await expect(tab.useSession).toShow({ company: globex })
  },
)
