import { acme, code, docs, expect, globex, spec, test, type Tab } from '../../fixtures'

// Updates just before and just after the session expires.
const updating = docs('https://next-auth.js.org/getting-started/client#updating-the-session')
const source = [updating, code('next-auth', 'core/routes/session.js')]
const client = [updating, code('next-auth', 'react/index.js')]
const needs = ['update()' as const]
/**
 * Three tokens: one expires in a minute, one expired 2 seconds ago (within the clock tolerance of 15 seconds), one 20 seconds
 * ago. They leave a slow machine 75 or 13 seconds until the server reads the token, or any time.
 */
const justBefore = { maxAge: 60 }
const justAfter = { maxAge: -2 }
const expired = { maxAge: -20 }

test.beforeEach(async ({ tab }) => {
  await tab.open('with-session-prop')
})

for (const { id, when, token } of [
  { id: 'before', when: 'One minute before expiry, update(data)', token: justBefore },
  { id: 'after', when: 'Two seconds after expiry, update(data) still', token: justAfter },
]) {
  test(
    `${when} changes the session and extends it to 30 days`,
    spec({ id: `update-just-${id}-expiry-renews`, source, needs }),
    async ({ session, tab, user }) => {
      await session.signIn(user, acme, token)

      await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow({ company: globex })
      await expect(tab.useSession).toShow({ company: globex })
      await expect(session).toLast(30)
    },
  )
}

interface LateUpdate {
  id: string
  /** Inserted into the title. */
  name: string
  update: (tab: Tab) => Promise<unknown>
}

const lateUpdates: LateUpdate[] = [
  { id: 'update', name: 'update(data)', update: (tab) => tab.update.byUpdate({ companyId: globex.id }) },
  { id: 'empty-update', name: 'update()', update: (tab) => tab.update.byUpdate() },
]

for (const { id, name, update } of lateUpdates) {
  test(
    `Twenty seconds after expiry, ${name} removes the cookie, and the page keeps showing the old session`,
    spec({ id: `late-${id}-leaves-page-signed-in`, source: client, needs }),
    async ({ session, tab, user }) => {
      await session.signIn(user, acme, expired)
      await update(tab)

      await expect(await session.storedCookies()).toShow({ chunks: [] })
      await expect(tab.useSession).toKeepShowing({ company: acme })
    },
  )
}

test(
  'Twenty seconds after expiry, update(data) returns null',
  spec({ id: 'late-update-returns-null', source: client, needs }),
  async ({ session, tab, user }) => {
    await session.signIn(user, acme, expired)
    const response = await tab.update.byUpdate({ companyId: globex.id })

    await expect(tab).toHaveReceivedStatus('/api/auth/session', 200)
    await expect(response).toShow(null)
  },
)

test(
  'Twenty seconds after expiry, update(data) neither calls the company API nor broadcasts to other tabs',
  spec({ id: 'late-update-calls-and-broadcasts-nothing', source: client, needs }),
  async ({ companyApi, session, tab, user }) => {
    await session.signIn(user, acme, expired)
    await tab.update.byUpdate({ companyId: globex.id })

    await expect(tab).toHaveSent(['GET /api/auth/csrf', 'POST /api/auth/session'])
    await expect(companyApi).toHaveReceived([])
    await expect(tab).toHaveBroadcast([])
  },
)

test(
  'After update(data) on an expired session, the page shows no session when the user returns to the tab',
  spec({ id: 'focus-after-late-update-signs-out', source: client, needs }),
  async ({ session, tab, user }) => {
    await session.signIn(user, acme, expired)
    await tab.update.byUpdate({ companyId: globex.id })
    await expect(tab.useSession).toShow({ company: acme })
    await tab.focus()

    await expect(tab.useSession).toShow(null)
  },
)

test(
  'After expiry, a GET with a query returns null, removes the cookie, and does not call the company API',
  spec({ id: 'late-query-changes-nothing', source: code('next-auth', 'core/routes/session.js') }),
  async ({ companyApi, session, tab, user }) => {
    await session.signIn(user, acme, expired)

    await expect(await tab.update.byQuery({ companyId: globex.id })).toShow(null)
    await expect(await session.storedCookies()).toShow({ chunks: [] })
    await expect(companyApi).toHaveReceived([])
  },
)

test(
  'After a token expires, a write by an API route accepts it 2 seconds later, but rejects it 15 seconds later',
  spec({ id: 'own-write-accepts-just-expired-token', source: code('next-auth', 'jwt/index.js') }),
  async ({ session, tab, user }) => {
    await session.signIn(user, acme, justAfter)
    await expect(await tab.send('POST /api/writes/api-route', { companyId: globex.id })).toShow({ status: 200 })
    await expect(session).toLast(30)

    await session.signIn(user, acme, { maxAge: -15 })
    await expect(await tab.send('POST /api/writes/api-route', { companyId: globex.id })).toShow({ status: 401 })
  },
)
