import { acme, code, docs, expect, issue, spec, test, type Tab } from '../../fixtures'
import { inVersion5 } from '../versions'

// Auth routes and a page of their own, with `session: { maxAge: an hour, updateAge: half an hour }`; others with
// `jwt: { maxAge: ten minutes }`.
const options = docs('https://next-auth.js.org/configuration/options#session')
const source = [options, code('next-auth', 'core/routes/session.js')]
const hour = 60 * 60

interface Read {
  id: string
  /** Ends the sentence. */
  how: string
  read: (tab: Tab) => Promise<unknown>
  needs?: ['update()']
}

const reads: Read[] = [
  { id: 'get-session', how: 'getSession()', read: (tab) => tab.getSession() },
  { id: 'get-server-side-props', how: 'getServerSideProps', read: (tab) => tab.open('lasting-an-hour') },
  {
    id: 'update',
    how: 'update(data)',
    read: (tab) => tab.update.byUpdate({ firstName: 'Augusta' }),
    needs: ['update()'],
  },
]

for (const { id, how, read, needs } of reads) {
  test(
    `with session.maxAge of an hour, cookie and token last an hour after ${how}`,
    spec({ id: `max-age-holds-after-${id}`, source, needs }),
    async ({ session, tab, person }) => {
      await tab.open('lasting-an-hour')
      await session.signIn(person, acme)
      await read(tab)

      await expect(session).toLast(1, 'hours')
    },
  )
}

test(
  'with session.maxAge of an hour, the session says that it ends in an hour',
  spec({ id: 'max-age-is-said-by-session', source }),
  async ({ session, tab, person }) => {
    await tab.open('lasting-an-hour')
    await session.signIn(person, acme)

    await expect(await tab.getSession()).toLast(1, 'hours')
  },
)

test(
  'a session.maxAge that was made shorter ends no session that is there: a token of two hours ago is good, and is cut only now',
  spec({ id: 'shorter-max-age-ends-nothing', source }),
  async ({ session, tab, person }) => {
    await session.signIn(person, acme, { madeAgo: 2 * hour })
    await tab.open('lasting-an-hour')

    await expect(tab.useSession).toShow({ company: acme })
    await expect(session).toLast(1, 'hours')
  },
)

test(
  'session.updateAge means nothing to tokens: one that is not half as old as it says is written anew all the same',
  spec({ id: 'update-age-is-ignored', source: [options, issue(13424), code('next-auth', 'core/routes/session.js')] }),
  async ({ session, tab }) => {
    await tab.open('lasting-an-hour')
    const since = await session.token()
    await tab.getSession()

    await expect(session).toHaveBeenRewritten({ since, expected: true })
  },
)

const jwtOptions = docs('https://next-auth.js.org/configuration/options#jwt')

test(
  'jwt.maxAge means nothing to a read: the token lasts as long as session.maxAge says',
  spec({
    id: 'jwt-max-age-is-ignored-by-reads',
    source: [jwtOptions, code('next-auth', 'core/routes/session.js')],
    holds: { 'next-auth': '<5.0.0-0' },
  }),
  async ({ tab, session }) => {
    await tab.open('token-of-ten-minutes')

    await expect(tab.useSession).toShow({ company: acme })
    await expect(session).toLast(30)
  },
)

test(
  'with jwt.maxAge of ten minutes, the token lasts ten minutes after a read, and cookie and session say thirty days',
  spec({
    id: 'v5/jwt-max-age-ends-token-only',
    source: [
      docs('https://authjs.dev/reference/core#maxage'),
      code('@auth/core', 'lib/init.js'),
      code('@auth/core', 'lib/actions/session.js'),
    ],
    holds: inVersion5,
  }),
  async ({ tab, session }) => {
    await tab.open('token-of-ten-minutes')

    await expect(session).toLast({ cookie: 30 * 24 * 60, token: 10 }, 'minutes')
    await expect(await tab.getSession()).toLast(30)
  },
)
