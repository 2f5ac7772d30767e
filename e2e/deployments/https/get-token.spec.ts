import { code, docs, expect, spec, test, type SessionJar, type Tab, type User } from '../../../fixtures'
import { inVersion4, inVersion5, redirectsToPublicPort } from '../../versions'

// The proxy guards a page with getToken(), and the page's sign-in page redirects signed-in users back to it. Where getToken()
// looks for a cookie of another name, a signed-in user is redirected from one to the other endlessly

const source = [docs('https://next-auth.js.org/configuration/options#jwt-helper'), code('next-auth', 'jwt/index.js')]

/** In 5.0.0-beta.4, getToken() finds no token unless it is told the name of the cookie. */
const notInFirstBetas = '<5.0.0-0 || >=5.0.0-beta.5 <6.0.0-0'

type Way = 'default' | 'public-url' | 'cookie-name' | 'node-env'

/** Where a signed-in user ends who opens the guarded page. */
async function openGuarded(way: Way, { session, tab, user }: { session: SessionJar; tab: Tab; user: User }) {
  await expect(session).toHaveClaims({ sub: user.id })
  return tab.whereLeads(`/get-token/${way}/guarded`)
}

const endless = { leadsTo: 'ERR_TOO_MANY_REDIRECTS' }
const opens = (way: Way) => ({ leadsTo: `/get-token/${way}/guarded` })

test.describe('with the public address', () => {
  test.use({ deployment: 'https' })

  test(
    'Behind TLS, getToken() in the proxy (middleware) finds the session cookie, because NEXTAUTH_URL is https',
    spec({ id: 'https/get-token/default', source, holds: inVersion4 }),
    async ({ session, tab, user }) => {
      await expect(await openGuarded('default', { session, tab, user })).toShow(opens('default'))
    },
  )

  test(
    'Behind TLS, a proxy (middleware) that calls getToken() without secureCookie redirects users endlessly',
    spec({ id: 'https/get-token/default-never-ends', source, holds: { ...inVersion5, ...redirectsToPublicPort } }),
    async ({ session, tab, user }) => {
      await expect(await openGuarded('default', { session, tab, user })).toShow(endless)
    },
  )

  for (const [way, how, holds] of [
    ['public-url', 'secureCookie by the public address', { 'next-auth': notInFirstBetas }],
    ['cookie-name', 'the name of the cookie', {}],
    ['node-env', 'secureCookie by NODE_ENV', { 'next-auth': notInFirstBetas }],
  ] as const) {
    test(
      `Behind TLS, a proxy (middleware) that tells getToken() ${how} lets users through`,
      spec({ id: `https/get-token/${way}`, source, holds }),
      async ({ session, tab, user }) => {
        await expect(await openGuarded(way, { session, tab, user })).toShow(opens(way))
      },
    )
  }
})

test.describe('without the public address', () => {
  test.use({ deployment: 'https-by-headers' })

  test(
    'If only headers tell the app of https, getToken() in the proxy (middleware) redirects users endlessly',
    spec({ id: 'https/by-headers/get-token-never-ends', source, holds: redirectsToPublicPort }),
    async ({ session, tab, user }) => {
      await expect(await openGuarded('default', { session, tab, user })).toShow(endless)
    },
  )

  test(
    'If the app knows its https address only from headers, withAuth() sends signed-in users to the sign-in page',
    spec({
      id: 'https/by-headers/with-auth-sees-no-user',
      source,
      needs: ['withAuth()'],
      holds: redirectsToPublicPort,
    }),
    async ({ session, tab, user }) => {
      await tab.open('with-session-prop')
      await expect(tab.useSession).toShow({ user: { id: user.id } })
      await expect(session).toHaveClaims({ company: { id: 'acme' } })

      await expect(await tab.whereLeads('/areas/acme')).toShow({ leadsTo: '/api/auth/signin?callbackUrl=/areas/acme' })
    },
  )
})
