import { code, docs, expect, spec, test } from '../../../fixtures'
import {
  inVersion4,
  inVersion5,
  redirectsOfProxyToPublicPort,
  redirectsToPublicPort,
  withBasePathInAuth,
  withoutBasePathInAuth,
} from '../../versions'

// What a proxy (middleware) sees of the base path, and where it redirects to

const withAuth = [
  docs('https://next-auth.js.org/configuration/nextjs#middleware'),
  code('next-auth', 'next/middleware.js'),
]
const authorized = [
  docs('https://authjs.dev/getting-started/session-management/protecting#nextjs-middleware'),
  code('next-auth', 'lib/env.js'),
]
const option = docs('https://authjs.dev/reference/nextjs#basepath')
const nextUrl = docs('https://nextjs.org/docs/app/api-reference/functions/next-response#redirect')

test.describe('configured for the base path', () => {
  test.use({ deployment: 'base-path' })

  test(
    'Under a base path, withAuth() redirects visitors to the sign-in page, with the page as callbackUrl',
    spec({
      id: 'base-path/with-auth/redirects',
      source: withAuth,
      needs: ['withAuth()'],
      holds: redirectsToPublicPort,
    }),
    async ({ session, tab }) => {
      await session.clear()
      await expect(await tab.whereLeads('/shop/areas/acme')).toShow({
        leadsTo: '/shop/api/auth/signin?callbackUrl=/shop/areas/acme',
      })
    },
  )

  test(
    'Under a base path, authorized() of withAuth() receives the path of a page without the base path',
    spec({ id: 'base-path/with-auth/path-without-base-path', source: withAuth, needs: ['withAuth()'] }),
    async ({ front, session, tab }) => {
      await expect(await tab.whereLeads('/shop/areas/acme')).toShow({ leadsTo: '/shop/areas/acme' })
      // The page may ask the proxy once more
      await tab.settle()
      await session.clear()
      await expect(await front.send('GET /shop/areas/acme')).toShow({ status: 307 })
    },
  )

  test(
    'Under a base path, auth() redirects visitors that authorized() refuses to the sign-in page',
    spec({ id: 'base-path/authorized/redirects', source: authorized, needs: ['auth()'] }),
    async ({ app, session, tab }) => {
      await session.clear()
      await expect(await tab.whereLeads('/shop/areas/acme')).toShow({
        leadsTo: `/shop/api/auth/signin?callbackUrl=${app.url}/shop/areas/acme`,
      })
    },
  )

  test(
    'Under a base path, authorized() of NextAuth 5 opens a page if it compares paths without the base path',
    spec({ id: 'base-path/authorized/path-without-base-path', source: authorized, needs: ['auth()'] }),
    async ({ front, session, tab }) => {
      await expect(await tab.whereLeads('/shop/areas/acme')).toShow({ leadsTo: '/shop/areas/acme' })
      // The page may ask the proxy once more
      await tab.settle()
      await session.clear()
      await expect(await front.send('GET /shop/areas/acme')).toShow({ status: 307 })
    },
  )

  test(
    'Under a base path, a redirect of the proxy (middleware) that has the base path stays in the app',
    spec({ id: 'base-path/redirects/with-base-path', source: nextUrl, holds: redirectsOfProxyToPublicPort }),
    async ({ session, tab }) => {
      await session.clear()
      await expect(await tab.whereLeads('/shop/dashboard')).toShow({ leadsTo: '/shop' })
    },
  )

  test(
    'Under a base path, a guard that compares paths without the base path redirects users who are not admins',
    spec({
      id: 'base-path/redirects/path-without-base-path',
      source: [nextUrl, code('next-auth', 'lib/env.js')],
      holds: redirectsOfProxyToPublicPort,
    }),
    async ({ session, tab }) => {
      await expect(session).toHaveClaims({ company: { id: 'acme' } })
      await expect(await tab.whereLeads('/shop/administration')).toShow({ leadsTo: '/shop/dashboard' })
    },
  )
})

test.describe('configured for the base path, with paths in the code as at the root of a host', () => {
  test.use({ deployment: 'base-path-in-configuration-only' })

  test(
    'Under a base path, a proxy (middleware) that redirects to new URL(path, request.url) leads out of the app',
    spec({ id: 'base-path/redirects/without-base-path', source: nextUrl, holds: redirectsOfProxyToPublicPort }),
    async ({ session, tab }) => {
      await session.clear()
      await expect(await tab.whereLeads('/shop/dashboard')).toShow({ leadsTo: '/' })
    },
  )

  test(
    'Hazard: if AUTH_URL has a base path, nextUrl.pathname in auth() has it, and a guard by path matches nothing',
    spec({
      id: 'base-path/auth/pathname-with-base-path',
      source: code('next-auth', 'lib/env.js'),
      holds: withBasePathInAuth,
    }),
    async ({ session, tab }) => {
      await expect(session).toHaveClaims({ company: { id: 'acme' } })
      await expect(await tab.whereLeads('/shop/administration')).toShow({ leadsTo: '/shop/administration' })
    },
  )

  test(
    'If AUTH_URL has a base path, authorized() of NextAuth 5 receives the path of a page with the base path',
    spec({
      id: 'base-path/authorized/path-with-base-path',
      source: authorized,
      needs: ['auth()'],
      holds: withBasePathInAuth,
    }),
    async ({ app, session, tab }) => {
      // The callback compares the path with /areas/acme
      await expect(session).toHaveClaims({ company: { id: 'acme' } })
      await expect(await tab.whereLeads('/shop/areas/acme')).toShow({
        leadsTo: `/shop/api/auth/signin?callbackUrl=${app.url}/shop/areas/acme`,
      })
    },
  )
})

test.describe('with redirects of the proxy to copies of nextUrl', () => {
  test.use({ deployment: 'base-path-cloned-urls' })

  test(
    'Under a base path, a redirect of the proxy (middleware) to a copy of nextUrl stays in the app',
    spec({
      id: 'base-path/redirects/copy-of-next-url',
      source: docs('https://nextjs.org/docs/app/api-reference/functions/next-request#nexturl'),
      holds: { ...withoutBasePathInAuth, ...redirectsOfProxyToPublicPort },
    }),
    async ({ session, tab }) => {
      await session.clear()
      await expect(await tab.whereLeads('/shop/dashboard')).toShow({ leadsTo: '/shop' })
    },
  )

  test(
    'If AUTH_URL has a base path, a redirect in auth() to a copy of nextUrl leads out of the app',
    spec({
      id: 'base-path/redirects/copy-of-next-url-in-auth',
      source: code('next-auth', 'lib/env.js'),
      holds: withBasePathInAuth,
    }),
    async ({ session, tab }) => {
      await session.clear()
      await expect(await tab.whereLeads('/shop/dashboard')).toShow({ leadsTo: '/' })
    },
  )
})

test.describe('with no public address, and paths in the code as at the root of a host', () => {
  test.use({ deployment: 'base-path-by-headers' })

  test(
    'Under a base path, nextUrl.pathname in auth() has no base path if AUTH_URL is not set',
    spec({
      id: 'base-path/by-headers/path-without-base-path',
      source: option,
      holds: { ...inVersion5, ...redirectsToPublicPort },
    }),
    async ({ session, tab }) => {
      await expect(session).toHaveClaims({ company: { id: 'acme' } })
      await expect(await tab.whereLeads('/shop/administration')).toShow({ leadsTo: '/dashboard' })
    },
  )
})

test.describe('on a host where withAuth() covers every path', () => {
  test.use({ deployment: 'base-path-every-path' })

  test(
    'Under a base path, withAuth() for every path redirects visitors to the sign-in page, which they can open',
    spec({
      id: 'base-path/every-path/redirects',
      source: withAuth,
      holds: { ...inVersion4, ...redirectsToPublicPort },
    }),
    async ({ app, session, tab }) => {
      await session.clear()
      for (const path of [app.pages.client, app.pages.home])
        await expect(await tab.whereLeads(path)).toShow({ leadsTo: `/shop/api/auth/signin?callbackUrl=${path}` })
    },
  )
})

test.describe('with the address of the app as its public address', () => {
  test.use({ deployment: 'base-path-of-app' })

  test(
    'Hazard: if NEXTAUTH_URL ends with the base path, withAuth() lets everyone in',
    spec({ id: 'base-path/of-app/with-auth-guards-nothing', source: withAuth, needs: ['withAuth()'] }),
    async ({ session, tab }) => {
      await session.clear()
      await expect(await tab.whereLeads('/shop/areas/acme')).toShow({ leadsTo: '/shop/areas/acme' })
    },
  )
})
