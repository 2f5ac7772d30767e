import { acme, code, docs, expect, issue, spec, test, type Device, type PageName, type Tab } from '../../fixtures'
import { withApiRoutes } from '../versions'

// A session expires 30 days after it was last read. Each read rewrites the token and the cookie.

const maxAgeDocs = docs('https://next-auth.js.org/configuration/options#session')
const sessionRouteSource = code('next-auth', 'core/routes/session.js')
const hour = 60 * 60
const day = 24 * hour

interface ReadPath {
  id: string
  /** Inserted into the title. */
  name: string
  page?: PageName
  read: (tab: Tab, device: Device) => Promise<unknown>
  holds?: { 'next-auth': string }
}

const readPaths: ReadPath[] = [
  { id: 'get-session', name: 'getSession()', read: (tab) => tab.getSession() },
  { id: 'get-server-side-props', name: 'getServerSideProps', read: (tab) => tab.open('with-session-prop') },
  {
    id: 'api-route',
    name: 'an API route',
    read: (tab) => tab.readFrom('api-route'),
    holds: withApiRoutes,
  },
  { id: 'focus', name: 'returning to the tab', read: (tab) => tab.focus() },
  {
    id: 'poll',
    name: 'a tab that polls',
    page: 'polling-with-session-prop',
    read: (_, device) => device.advanceClock('01:00'),
  },
]

for (const { id, name, page = 'with-session-prop', read, holds } of readPaths) {
  test(
    `When a session expires in one hour, ${name} resets its lifetime to 30 days`,
    spec({ id: `${id}-renews-lifetime`, source: [maxAgeDocs, issue(9517), sessionRouteSource], holds }),
    async ({ device, session, tab, user }) => {
      await tab.open(page)
      await session.signIn(user, acme, { maxAge: hour })
      await read(tab, device)
      await tab.settle()

      await expect(session).toLast(30)
    },
  )
}

test(
  'When a session expires in one hour, update(data) resets its lifetime to 30 days',
  spec({ id: 'update-renews-lifetime', source: [maxAgeDocs, sessionRouteSource], needs: ['update()'] }),
  async ({ session, tab, user }) => {
    await tab.open('with-session-prop')
    await session.signIn(user, acme, { maxAge: hour })
    await tab.update.byUpdate({ firstName: 'Augusta' })

    await expect(session).toLast(30)
  },
)

test(
  'After a read, the session’s expires date is 30 days from now',
  spec({ id: 'session-has-expires-date', source: [maxAgeDocs, sessionRouteSource] }),
  async ({ session, tab, user }) => {
    await tab.open('with-session-prop')
    await session.signIn(user, acme, { maxAge: hour })

    await expect(await tab.getSession()).toLast(30)
  },
)

test(
  'An open tab that sends no requests does not keep the session alive',
  spec({ id: 'idle-tab-does-not-renew-session', source: [maxAgeDocs, code('next-auth', 'react/index.js')] }),
  async ({ session, tab }) => {
    await tab.open('with-session-prop')
    const since = await session.token()

    await expect(tab.useSession).toKeepShowing({ company: acme })
    await expect(session).toHaveBeenRewritten({ since, expected: false })
  },
)

// A session that is always read before it expires has no absolute limit
test(
  'When the session of a user who signed in a year ago is read before it expires, it lasts 30 more days',
  spec({ id: 'session-has-no-absolute-limit', source: [maxAgeDocs, sessionRouteSource] }),
  async ({ session, tab, user }) => {
    await session.signIn(user, acme, { issuedAgo: 365 * day, maxAge: 365 * day + hour })
    await tab.open('profile')

    await expect(tab.useSession).toShow({ company: acme })
    await expect(session).toLast(30)
  },
)

test(
  'After a read, the new token no longer contains the time of the sign-in',
  spec({ id: 'read-drops-sign-in-time', source: [sessionRouteSource, code('next-auth', 'jwt/index.js')] }),
  async ({ app, session, tab, user }) => {
    await session.signIn(user, acme, { issuedAgo: 20 * day })
    await expect(await session.age()).toShow({ days: 20 })
    await tab.open('profile')

    await expect(await session.age()).toShow({ days: 0 })
    await expect(session).toHaveExactlyClaims(app.claimsOf(user, acme))
  },
)
