import { acme, code, docs, expect, globex, spec, test, type Tab } from '../../fixtures'

// An update just before the session ends, and just after.
const updating = docs('https://next-auth.js.org/getting-started/client#updating-the-session')
const source = [updating, code('next-auth', 'core/routes/session.js')]
const client = [updating, code('next-auth', 'react/index.js')]
const needs = ['update()' as const]
/** The token ends in ten seconds; it ended ten seconds ago, which clocks may differ by; it ended twenty seconds ago. */
const justBefore = { maxAge: 10 }
const justAfter = { maxAge: -10 }
const after = { maxAge: -20 }

test.beforeEach(async ({ tab }) => {
  await tab.open('with-session-prop')
})

for (const { id, when, token } of [
  { id: 'before', when: 'ten seconds before', token: justBefore },
  { id: 'after', when: 'ten seconds after', token: justAfter },
]) {
  test(
    `update(data) ${when} the session’s end changes it, and makes it last thirty days`,
    spec({ id: `update-just-${id}-end-renews`, source, needs }),
    async ({ session, tab, person }) => {
      await session.signIn(person, acme, token)

      await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow({ company: globex })
      await expect(tab.useSession).toShow({ company: globex })
      await expect(session).toLast(30)
    },
  )
}

interface Late {
  id: string
  /** Begins the sentence. */
  what: string
  update: (tab: Tab) => Promise<unknown>
}

const late: Late[] = [
  { id: 'update', what: 'update(data)', update: (tab) => tab.update.byUpdate({ companyId: globex.id }) },
  { id: 'empty-update', what: 'update()', update: (tab) => tab.update.byUpdate() },
]

for (const { id, what, update } of late) {
  test(
    `${what} after the session’s end takes the cookie away, and the page goes on showing the old session`,
    spec({ id: `late-${id}-leaves-page-signed-in`, source: client, needs }),
    async ({ session, tab, person }) => {
      await session.signIn(person, acme, after)
      await update(tab)

      await expect(await session.kept()).toShow({ pieces: [] })
      await expect(tab.useSession).toStay({ company: acme })
    },
  )
}

test(
  'update(data) after the session’s end gives null',
  spec({ id: 'late-update-gives-null', source: client, needs }),
  async ({ session, tab, person }) => {
    await session.signIn(person, acme, after)
    const answer = await tab.update.byUpdate({ companyId: globex.id })

    await expect(tab).toHaveBeenAnswered('/api/auth/session', 200)
    await expect(answer).toShow(null)
  },
)

test(
  'update(data) after the session’s end does not ask the company API, and tells no other tab',
  spec({ id: 'late-update-asks-and-tells-nobody', source: client, needs }),
  async ({ companyApi, session, tab, person }) => {
    await session.signIn(person, acme, after)
    await tab.update.byUpdate({ companyId: globex.id })

    await expect(tab).toHaveSent(['GET /api/auth/csrf', 'POST /api/auth/session'])
    await expect(companyApi).toHaveBeenAsked([])
    await expect(tab).toHaveTold([])
  },
)

test(
  'after an update(data) that came too late, a person who comes back to the tab sees that they are signed out',
  spec({ id: 'focus-behind-late-update-signs-out', source: client, needs }),
  async ({ session, tab, person }) => {
    await session.signIn(person, acme, after)
    await tab.update.byUpdate({ companyId: globex.id })
    await expect(tab.useSession).toShow({ company: acme })
    await tab.focus()

    await expect(tab.useSession).toShow(null)
  },
)

test(
  'the GET with a query after the session’s end answers with no session, takes the cookie away, and does not ask the company API',
  spec({ id: 'late-query-changes-nothing', source: code('next-auth', 'core/routes/session.js') }),
  async ({ companyApi, session, tab, person }) => {
    await session.signIn(person, acme, after)

    await expect(await tab.update.byQuery({ companyId: globex.id })).toShow(null)
    await expect(await session.kept()).toShow({ pieces: [] })
    await expect(companyApi).toHaveBeenAsked([])
  },
)

test(
  'the app’s own write takes a token that ended ten seconds ago, and refuses one that ended fifteen seconds ago',
  spec({ id: 'own-write-takes-token-just-ended', source: code('next-auth', 'jwt/index.js') }),
  async ({ session, tab, person }) => {
    await session.signIn(person, acme, justAfter)
    await expect(await tab.send('POST /api/writes/api-route', { companyId: globex.id })).toShow({ status: 200 })
    await expect(session).toLast(30)

    await session.signIn(person, acme, { maxAge: -15 })
    await expect(await tab.send('POST /api/writes/api-route', { companyId: globex.id })).toShow({ status: 401 })
  },
)
