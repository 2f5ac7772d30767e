import { acme, code, expect, spec, test, type LiveView, type Reading, type SpecMeta, type Tab } from '../../fixtures'
import { withApiRoutes } from '../versions'

// The clocks of servers differ, so NextAuth accepts a token for 15 seconds after it expires.
const source = code('next-auth', 'jwt/index.js')
const needs: SpecMeta['needs'] = ['the session in the App Router']

interface Reader extends Pick<SpecMeta, 'needs' | 'holds'> {
  id: string
  /** Inserted into the title. */
  name: string
  read: (tab: Tab) => Promise<LiveView | Reading>
}

const readers: Reader[] = [
  { id: 'get-session', name: 'getSession()', read: (tab) => tab.getSession() },
  {
    id: 'get-server-side-props',
    name: 'getServerSideProps',
    read: async (tab) => {
      await tab.open('with-session-prop')
      return tab.serverSideProps
    },
  },
  {
    id: 'api-route',
    name: 'an API route',
    read: (tab) => tab.readFrom('api-route'),
    holds: withApiRoutes,
  },
  { id: 'route-handler', name: 'a route handler', read: (tab) => tab.readFrom('route-handler'), needs },
  {
    id: 'server-component',
    name: 'a server component',
    read: async (tab) => {
      await tab.open('server-component-with-session-prop')
      return tab.serverComponent
    },
    needs,
  },
  { id: 'proxy', name: 'the proxy (middleware)', read: (tab) => tab.readFrom('proxy') },
]

for (const { id, name, read, ...meta } of readers) {
  test(
    `After a token expires, ${name} still accepts it 6 seconds later, but not 15 seconds later`,
    spec({ id: `${id}-accepts-just-expired-token`, source, ...meta }),
    async ({ session, tab, user }) => {
      await tab.open('with-session-prop')
      // This leaves a slow machine 9 seconds until the read
      await session.signIn(user, acme, { maxAge: -6 })
      await expect(await read(tab)).toShow({ company: acme })
      // Requests that the page still sends after this read would write the cookie again
      await tab.settle()

      await session.signIn(user, acme, { maxAge: -15 })
      await expect(await read(tab)).toShow(null)
    },
  )
}
