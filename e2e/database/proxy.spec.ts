import { acme, code, docs, expect, forSubject, test, varying, type SpecMeta } from '../../fixtures'
import { inVersion5 } from '../versions'
import { onDatabase } from './on-database'

test.use({ strategy: 'database' })

const withToken = {
  source: [docs('https://next-auth.js.org/configuration/nextjs#caveats'), code('next-auth', 'jwt/index.js')],
  // The proxy of NextAuth 5 asks the database, where it can: before Next 16 it runs at the edge
  holds: forSubject(
    varying<SpecMeta['holds']>({ 'next-auth': '<5.0.0-0' }, [{ next: '<16.0.0-0' }, { 'next-auth': '<6.0.0-0' }]),
  ),
}

test(
  'the proxy (middleware) takes everybody for signed out: no token is in the cookie, and the database is not asked',
  onDatabase({ id: 'database/get-token-finds-nothing', ...withToken }),
  async ({ database, tab }) => {
    await tab.open('home')
    database.forgetQueries()

    await expect(await tab.ask('proxy')).toShow(null)
    await expect(database).toHaveBeenQueried([])
  },
)

test(
  'a page that the proxy (middleware) guards sends a person away who is signed in',
  onDatabase({ id: 'database/proxy-sends-everybody-away', ...withToken }),
  async ({ app, tab }) => {
    await tab.open('home')

    await expect(await tab.send(`GET ${app.pages.dashboard}`)).toShow({ path: app.pages.home })
  },
)

test(
  'NextAuth 5’s proxy (middleware) reads the session from the database, at each request, since Next 16',
  onDatabase({
    id: 'database/proxy-asks-the-database',
    source: [docs('https://authjs.dev/guides/edge-compatibility'), code('next-auth', 'lib/index.js')],
    holds: { ...inVersion5, next: '>=16.0.0-0' },
  }),
  async ({ database, tab }) => {
    await tab.open('home')
    database.forgetQueries()

    await expect(await tab.ask('proxy')).toShow({ company: acme })
    await expect(database).toHaveBeenQueried(['SELECT sessions', 'SELECT users'])
  },
)
