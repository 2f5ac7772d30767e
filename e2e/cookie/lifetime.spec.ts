import { acme, code, docs, expect, issue, spec, test, type Tab } from '../../fixtures'

const maxAge = docs('https://next-auth.js.org/configuration/options#session')
const hour = 60 * 60

test(
  'signing in begins a session of thirty days',
  spec({ id: 'sign-in-begins-thirty-days', source: [maxAge, code('next-auth', 'core/routes/callback.js')] }),
  async ({ session, tab, person: { email, password } }) => {
    await session.clear()
    await tab.open('home')
    // By hand: the form leads to a page that reads the session at once
    await tab.send('POST /api/auth/callback/credentials', { csrfToken: await tab.csrfToken(), email, password })

    await expect(session).toLast(30)
  },
)

interface Reader {
  id: string
  /** Begins the sentence. */
  who: string
  read: (tab: Tab) => Promise<unknown>
}

const readers: Reader[] = [
  { id: 'get-session', who: 'getSession()', read: (tab) => tab.getSession() },
  { id: 'get-server-side-props', who: 'getServerSideProps', read: (tab) => tab.open('with-session-prop') },
]

for (const { id, who, read } of readers) {
  test(
    `${who} makes a session that would end in an hour last thirty days again`,
    spec({ id: `${id}-renews-lifetime`, source: [maxAge, issue(9517), code('next-auth', 'core/routes/session.js')] }),
    async ({ session, tab, person }) => {
      await tab.open('with-session-prop')
      await session.signIn(person, acme, { maxAge: hour })
      await read(tab)

      await expect(session).toLast(30)
    },
  )
}

test(
  'update(data) makes a session that would end in an hour last thirty days again',
  spec({
    id: 'update-renews-lifetime',
    source: [maxAge, code('next-auth', 'core/routes/session.js')],
    needs: ['update()'],
  }),
  async ({ session, tab, person }) => {
    await tab.open('with-session-prop')
    await session.signIn(person, acme, { maxAge: hour })
    await tab.update.byUpdate({ firstName: 'Augusta' })

    await expect(session).toLast(30)
  },
)

test(
  'the session says that it ends thirty days after it was read',
  spec({ id: 'session-says-when-it-ends', source: [maxAge, code('next-auth', 'core/routes/session.js')] }),
  async ({ tab }) => {
    await tab.open('with-session-prop')

    await expect(await tab.getSession()).toLast(30)
  },
)

test(
  'every token has an id of its own',
  spec({ id: 'token-has-its-own-id', source: code('next-auth', 'jwt/index.js') }),
  async ({ session, tab }) => {
    await tab.open('profile')
    const before = await session.id()
    await tab.getSession()

    await expect(await session.id()).toDiffer(before)
  },
)
