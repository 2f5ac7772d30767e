import { acme, code, expect, spec, test, type LiveView, type Reading, type SpecMeta, type Tab } from '../../fixtures'
import { withApiRoutes } from '../versions'

// Clocks of servers differ: a token is taken for fifteen seconds more than it says.
const source = code('next-auth', 'jwt/index.js')
const needs: SpecMeta['needs'] = ['the session in the App Router']

interface Reader extends Pick<SpecMeta, 'needs' | 'holds'> {
  id: string
  /** Begins the sentence. */
  who: string
  read: (tab: Tab) => Promise<LiveView | Reading>
}

const readers: Reader[] = [
  { id: 'get-session', who: 'getSession()', read: (tab) => tab.getSession() },
  {
    id: 'get-server-side-props',
    who: 'getServerSideProps',
    read: async (tab) => {
      await tab.open('with-session-prop')
      return tab.serverSideProps
    },
  },
  {
    id: 'api-route',
    who: 'an API route',
    read: (tab) => tab.ask('api-route'),
    holds: withApiRoutes,
  },
  { id: 'route-handler', who: 'a route handler', read: (tab) => tab.ask('route-handler'), needs },
  {
    id: 'server-component',
    who: 'a server component',
    read: async (tab) => {
      await tab.open('server-component-with-session-prop')
      return tab.serverComponent
    },
    needs,
  },
  { id: 'proxy', who: 'the proxy (middleware)', read: (tab) => tab.ask('proxy') },
]

for (const { id, who, read, ...meta } of readers) {
  test(
    `${who} takes a token that ended ten seconds ago, and none that ended fifteen seconds ago`,
    spec({ id: `${id}-takes-token-just-ended`, source, ...meta }),
    async ({ session, tab, person }) => {
      await tab.open('with-session-prop')
      await session.signIn(person, acme, { maxAge: -10 })
      await expect(await read(tab)).toShow({ company: acme })
      // What the page asks for behind it would write the cookie once more
      await tab.settle()

      await session.signIn(person, acme, { maxAge: -15 })
      await expect(await read(tab)).toShow(null)
    },
  )
}
