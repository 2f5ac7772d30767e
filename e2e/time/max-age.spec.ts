import { acme, code, docs, expect, issue, spec, test, type Tab } from '../../fixtures'
import { inVersion4, inVersion5 } from '../versions'

// These specs use separate auth routes and a page with `session: { maxAge: one hour, updateAge: half an hour }`, and a
// second set of auth routes and page with `jwt: { maxAge: ten minutes }`.
const options = docs('https://next-auth.js.org/configuration/options#session')
const source = [options, code('next-auth', 'core/routes/session.js')]
const hour = 60 * 60

interface Read {
  id: string
  /** Inserted into the title. */
  name: string
  read: (tab: Tab) => Promise<unknown>
  needs?: ['update()']
}

const reads: Read[] = [
  { id: 'get-session', name: 'getSession()', read: (tab) => tab.getSession() },
  { id: 'get-server-side-props', name: 'getServerSideProps', read: (tab) => tab.open('one-hour') },
  {
    id: 'update',
    name: 'update(data)',
    read: (tab) => tab.update.byUpdate({ firstName: 'Augusta' }),
    needs: ['update()'],
  },
]

for (const { id, name, read, needs } of reads) {
  test(
    `With a session.maxAge of one hour, ${name} makes the cookie and the token last one hour`,
    spec({ id: `max-age-holds-after-${id}`, source, needs }),
    async ({ session, tab, user }) => {
      await tab.open('one-hour')
      await session.signIn(user, acme)
      await read(tab)

      await expect(session).toLast(1, 'hours')
    },
  )
}

test(
  'With a session.maxAge of one hour, the session’s expires date is one hour from now',
  spec({ id: 'max-age-sets-expires-date', source }),
  async ({ session, tab, user }) => {
    await tab.open('one-hour')
    await session.signIn(user, acme)

    await expect(await tab.getSession()).toLast(1, 'hours')
  },
)

test(
  'When session.maxAge drops to one hour, a two-hour-old token stays valid, and a read limits it to one more hour',
  spec({ id: 'shorter-max-age-ends-no-session', source }),
  async ({ session, tab, user }) => {
    await session.signIn(user, acme, { issuedAgo: 2 * hour })
    await tab.open('one-hour')

    await expect(tab.useSession).toShow({ company: acme })
    await expect(session).toLast(1, 'hours')
  },
)

test(
  'With the JWT strategy, a read ignores session.updateAge and rewrites even a token younger than that',
  spec({ id: 'update-age-is-ignored', source: [options, issue(13424), code('next-auth', 'core/routes/session.js')] }),
  async ({ session, tab }) => {
    await tab.open('one-hour')
    const since = await session.token()
    await tab.getSession()

    await expect(session).toHaveBeenRewritten({ since, expected: true })
  },
)

const jwtOptions = docs('https://next-auth.js.org/configuration/options#jwt')

test(
  'When jwt.maxAge is set, a read ignores it, and the token lasts as long as session.maxAge',
  spec({
    id: 'jwt-max-age-is-ignored-by-reads',
    source: [jwtOptions, code('next-auth', 'core/routes/session.js')],
    holds: inVersion4,
  }),
  async ({ session, tab, user }) => {
    await session.signIn(user, acme, { maxAge: hour })
    await tab.open('ten-minute-token')

    await expect(tab.useSession).toShow({ company: acme })
    await expect(session).toLast(30)
  },
)

test(
  'With a 10-minute jwt.maxAge, a read issues a 10-minute token, but a 30-day cookie and a 30-day expires date',
  spec({
    id: 'v5/jwt-max-age-limits-token-only',
    source: [
      docs('https://authjs.dev/reference/core#maxage'),
      code('@auth/core', 'lib/init.js'),
      code('@auth/core', 'lib/actions/session.js'),
    ],
    holds: inVersion5,
  }),
  async ({ tab, session }) => {
    await tab.open('ten-minute-token')

    await expect(session).toLast({ cookie: 30 * 24 * 60, token: 10 }, 'minutes')
    await expect(await tab.getSession()).toLast(30)
  },
)
