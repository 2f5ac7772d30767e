import { acme, code, docs, expect, globex, issue, spec, test } from '../../fixtures'

const serverUpdate = [docs('https://authjs.dev/reference/nextjs#unstable_update'), issue(8254)]
const needs = ['unstable_update()' as const]

test.beforeEach(async ({ tab }) => {
  await tab.open('server-update')
})

test(
  'In a server action, unstable_update(data) updates the session and returns the updated session',
  spec({ id: 'v5/server-action-updates', source: [...serverUpdate, issue(11694)], needs }),
  async ({ tab, session }) => {
    await expect(await tab.update.byServerAction({ companyId: globex.id })).toShow({ company: globex })
    await expect(session).toHaveClaims({ company: globex })
  },
)

test(
  'In a route handler, unstable_update(data) updates the session, and the handler’s response contains the update',
  spec({ id: 'v5/route-handler-updates', source: serverUpdate, needs }),
  async ({ tab, session }) => {
    await expect(await tab.update.byServerUpdate({ companyId: globex.id })).toShow({ company: globex })
    await expect(session).toHaveClaims({ company: globex })
  },
)

test(
  'In a route handler, unstable_update(data) needs no CSRF token',
  spec({ id: 'v5/route-handler-needs-no-csrf-token', source: code('next-auth', 'lib/actions.js'), needs }),
  async ({ tab, session }) => {
    await tab.update.byServerUpdate({ companyId: globex.id })
    await expect(tab).toHaveSent(['POST /api/writes/server-update'])
    await expect(session).toHaveClaims({ company: globex })
  },
)

test(
  'After unstable_update(data) in a server action, the server component re-renders with the old session',
  spec({ id: 'v5/server-action-renders-the-old-session', source: code('next-auth', 'lib/index.js'), needs }),
  async ({ tab, session }) => {
    const renders = tab.log.renders('server-component').length
    await tab.update.byServerAction({ companyId: globex.id })
    await expect(session).toHaveClaims({ company: globex })
    await expect(tab.serverComponent).toHaveVerdict('stale', { before: { company: acme }, after: { company: globex } })
    await expect(tab).toHaveRendered('server-component', renders + 1)
  },
)

test(
  'After unstable_update(data) in a route handler, the server component already on screen stays stale',
  spec({ id: 'v5/route-handler-leaves-screen-stale', source: [...serverUpdate, issue(12447)], needs }),
  async ({ tab, session }) => {
    await tab.update.byServerUpdate({ companyId: globex.id })
    await expect(session).toHaveClaims({ company: globex })
    await expect(tab.serverComponent).toKeepShowing({ company: acme })
  },
)

test(
  'After unstable_update(data) in a server action, useSession() shows the old session until a reload',
  spec({ id: 'v5/server-action-leaves-use-session-stale', source: issue(9504), needs }),
  async ({ tab, session }) => {
    await tab.update.byServerAction({ companyId: globex.id })
    await expect(session).toHaveClaims({ company: globex })
    await expect(tab.useSession).toKeepShowing({ company: acme })
    await tab.reload()
    await expect(tab.useSession).toShow({ company: globex })
  },
)

test(
  'After unstable_update(data), auth() in the same server action returns the old session',
  spec({ id: 'v5/auth-in-the-same-action-is-stale', source: code('next-auth', 'lib/index.js'), needs }),
  async ({ tab, session }) => {
    await expect(await tab.update.byServerActionAndRead({ companyId: globex.id })).toShow({ company: acme })
    await expect(session).toHaveClaims({ company: globex })
  },
)
