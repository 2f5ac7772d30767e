import { acme, code, docs, expect, issue, spec, test, type Device, type PageName, type Tab } from '../../fixtures'
import { withApiRoutes } from '../versions'

// A session ends thirty days after it was read last. Token and cookie are written anew at each read.
const maxAge = docs('https://next-auth.js.org/configuration/options#session')
const route = code('next-auth', 'core/routes/session.js')
const hour = 60 * 60
const day = 24 * hour

interface Reader {
  id: string
  /** Begins the sentence. */
  who: string
  page?: PageName
  read: (tab: Tab, device: Device) => Promise<unknown>
  holds?: { 'next-auth': string }
}

const readers: Reader[] = [
  { id: 'get-session', who: 'getSession()', read: (tab) => tab.getSession() },
  { id: 'get-server-side-props', who: 'getServerSideProps', read: (tab) => tab.open('with-session-prop') },
  {
    id: 'api-route',
    who: 'an API route',
    read: (tab) => tab.ask('api-route'),
    holds: withApiRoutes,
  },
  { id: 'focus', who: 'a person who comes back to the tab', read: (tab) => tab.focus() },
  {
    id: 'poll',
    who: 'a tab that polls',
    page: 'polling-with-session-prop',
    read: (_, device) => device.pass('01:00'),
  },
]

for (const { id, who, page = 'with-session-prop', read, holds } of readers) {
  test(
    `${who} makes a session that would end in an hour last thirty days again`,
    spec({ id: `${id}-renews-lifetime`, source: [maxAge, issue(9517), route], holds }),
    async ({ device, session, tab, person }) => {
      await tab.open(page)
      await session.signIn(person, acme, { maxAge: hour })
      await read(tab, device)
      await tab.settle()

      await expect(session).toLast(30)
    },
  )
}

test(
  'update(data) makes a session that would end in an hour last thirty days again',
  spec({ id: 'update-renews-lifetime', source: [maxAge, route], needs: ['update()'] }),
  async ({ session, tab, person }) => {
    await tab.open('with-session-prop')
    await session.signIn(person, acme, { maxAge: hour })
    await tab.update.byUpdate({ firstName: 'Augusta' })

    await expect(session).toLast(30)
  },
)

test(
  'the session says that it ends thirty days after it was read',
  spec({ id: 'session-says-when-it-ends', source: [maxAge, route] }),
  async ({ session, tab, person }) => {
    await tab.open('with-session-prop')
    await session.signIn(person, acme, { maxAge: hour })

    await expect(await tab.getSession()).toLast(30)
  },
)

test(
  'a tab that is open and asks for nothing keeps no session alive',
  spec({ id: 'open-tab-renews-nothing', source: [maxAge, code('next-auth', 'react/index.js')] }),
  async ({ session, tab }) => {
    await tab.open('with-session-prop')
    const since = await session.token()

    await expect(tab.useSession).toStay({ company: acme })
    await expect(session).toHaveBeenRewritten({ since, expected: false })
  },
)

test(
  'a person who signed in a year ago is signed in for thirty days more: a session that is read in time has no last day',
  spec({ id: 'session-has-no-last-day', source: [maxAge, route] }),
  async ({ session, tab, person }) => {
    await session.signIn(person, acme, { madeAgo: 365 * day, maxAge: 365 * day + hour })
    await tab.open('profile')

    await expect(tab.useSession).toShow({ company: acme })
    await expect(session).toLast(30)
  },
)

test(
  'a read makes the token begin anew: nothing in it says any more when the person signed in',
  spec({ id: 'read-forgets-the-sign-in', source: [route, code('next-auth', 'jwt/index.js')] }),
  async ({ app, session, tab, person }) => {
    await session.signIn(person, acme, { madeAgo: 20 * day })
    await expect(await session.age()).toShow({ days: 20 })
    await tab.open('profile')

    await expect(await session.age()).toShow({ days: 0 })
    await expect(session).toHaveExactlyClaims(app.claimsOf(person, acme))
  },
)
