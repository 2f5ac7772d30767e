import { acme, code, docs, expect, forSubject, issue, test, varying, type SpecMeta } from '../../fixtures'
import { signInFor } from '../sign-in-page'
import { inVersion4, inVersion5 } from '../versions'
import { onDatabase } from './on-database'

test.use({ strategy: 'database' })

const withoutSession = {
  source: [docs('https://next-auth.js.org/configuration/nextjs#caveats'), code('next-auth', 'jwt/index.js')],
  // The proxy of NextAuth 5 queries the database only from Next.js 16 on: before that, it runs in the Edge Runtime,
  // where it cannot
  holds: forSubject(varying<SpecMeta['holds']>(inVersion4, [{ next: '<16.0.0-0' }, { 'next-auth': '<6.0.0-0' }])),
}

test(
  'With the database strategy, the proxy (middleware) sees users as signed out and does not query the database',
  // getToken() finds no JWT in the cookie
  onDatabase({ id: 'database/get-token-finds-nothing', ...withoutSession }),
  async ({ database, tab }) => {
    await tab.open('home')
    await expect(tab.useSession).toShow({ company: acme })
    database.clearQueries()

    await expect(await tab.readFrom('proxy')).toShow(null)
    await expect(database).toHaveBeenQueried([])
  },
)

test(
  'With the database strategy, the proxy (middleware) redirects signed-in users away from a protected page',
  onDatabase({ id: 'database/proxy-redirects-signed-in-users', ...withoutSession }),
  async ({ app, tab }) => {
    await tab.open('home')
    await expect(tab.useSession).toShow({ company: acme })

    await expect(await tab.send(`GET ${app.pages.dashboard}`)).toShow({ path: app.pages.home })
  },
)

test(
  'With the database strategy, withAuth() redirects signed-in users to sign-in and does not query the database',
  onDatabase({
    id: 'database/with-auth-redirects-signed-in-users',
    source: [
      docs('https://next-auth.js.org/configuration/nextjs#caveats'),
      issue(5392),
      code('next-auth', 'next/middleware.js'),
    ],
    needs: ['withAuth()'],
  }),
  async ({ app, database, tab }) => {
    await tab.open('home')
    await expect(tab.useSession).toShow({ company: acme })
    database.clearQueries()

    const page = app.pages['area-acme']
    await expect(await tab.send(`GET ${page}`)).toShow({ path: signInFor(page) })
    await expect(database).toHaveBeenQueried([])
  },
)

test(
  'With NextAuth 5 on Next.js 16 or later, the proxy (middleware) reads the database session on each request',
  onDatabase({
    id: 'database/proxy-queries-the-database',
    source: [docs('https://authjs.dev/guides/edge-compatibility'), code('next-auth', 'lib/index.js')],
    holds: { ...inVersion5, next: '>=16.0.0-0' },
  }),
  async ({ database, tab }) => {
    await tab.open('home')
    database.clearQueries()

    const queries = ['SELECT sessions', 'SELECT users']
    await expect(await tab.readFrom('proxy')).toShow({ company: acme })
    await expect(database).toHaveBeenQueried(queries)
    await tab.readFrom('proxy')
    await expect(database).toHaveBeenQueried([...queries, ...queries])
  },
)
