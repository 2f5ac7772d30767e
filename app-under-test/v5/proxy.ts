// next-auth/jwt re-exports this, but throws in 5.0.0-beta.4
import { getToken } from '@auth/core/jwt'
import NextAuth from 'next-auth'
import { NextResponse, type NextFetchEvent, type NextMiddleware, type NextRequest } from 'next/server'
import { dropStrayCookies } from '../hardened/own-cookies'
import { forOneUser } from '../hardened/shared-caches'
import { addressOf, pathOf, redirectTo } from '../session/base-path'
import { tokenReaders } from '../session/deployment'
import { entranceFor, guardAdministration, guardPage, tokenReaderFor } from '../session/guard'
import { auth, createConfig } from './auth'
import { keepSignedIn } from './upgrade-from-v4'

export const config = {
  matcher: [
    '/dashboard/:path*',
    '/areas/:path*',
    '/administration',
    '/api/views/proxy',
    '/api/views/split-proxy',
    '/get-token/:way/guarded',
    '/app-router/guarded/:path*',
    '/app-router/entrance',
    '/pages-router/guarded/:path*',
    '/pages-router/entrance',
    // Only for users with a session cookie of NextAuth 4. An app without other specs would cover all its pages
    { source: '/(api/auth|server-component)(.*)', has: [{ type: 'cookie', key: 'next-auth.session-token' }] },
    { source: '/(api/auth|server-component)(.*)', has: [{ type: 'cookie', key: 'next-auth.session-token.0' }] },
    // On one host, a proxy for every path. On another, for the paths of an example in NextAuth's docs
    { source: '/:path*', has: [{ type: 'host', value: 'every-path.test' }] },
    {
      source: '/((?!api|_next/static|_next/image|favicon.ico).*)',
      has: [{ type: 'host', value: 'most-paths.test' }],
    },
  ],
}

/**
 * Only users who have chosen a company can open the dashboard. `auth()` runs the callbacks and rewrites the cookie
 * with every response.
 */
const guard = auth((request) => {
  const pathname = pathOf(request)
  // View: the proxy, which sends the response itself
  if (pathname === '/api/views/proxy') return NextResponse.json(request.auth)

  const redirect = guardPage({ pathname, search: request.nextUrl.search }, request.auth !== null)
  if (redirect !== undefined)
    return redirect === null ? NextResponse.next() : NextResponse.redirect(addressOf(redirect, request))

  if (!request.auth) return NextResponse.redirect(redirectTo('/', request))
  const elsewhere = pathname === '/administration' ? guardAdministration(request.auth.user.role) : null
  if (elsewhere) return NextResponse.redirect(addressOf(elsewhere, request))
  if (!request.auth.company) return NextResponse.redirect(addressOf('/onboarding', request))
  return NextResponse.next()
}) as unknown as NextMiddleware

/**
 * The app's configuration with the callback `authorized`, as in NextAuth's docs. The area of a company is only for users who have
 * chosen this company.
 */
const { callbacks, ...configuration } = createConfig()
const areas = NextAuth({
  ...configuration,
  callbacks: {
    ...callbacks,
    authorized({ request, auth: session }) {
      const area = pathOf(request).replace('/areas/', '')
      // As in an example of the docs of NextAuth 4. No session of this app has the claim
      if (area === 'admin') return session?.isAdmin
      if (area === 'closed') return NextResponse.redirect(addressOf('/', request))
      return area === session?.company?.id
    },
  },
})
const guardArea = areas.auth as unknown as NextMiddleware

/** The same, with a function of its own. */
const guardAreaAndGoOn = areas.auth(() => NextResponse.next()) as unknown as NextMiddleware

function chooseAreaGuard(pathname: string) {
  if (!pathname.startsWith('/areas/')) return undefined
  return ['/areas/with-function', '/areas/closed'].includes(pathname) ? guardAreaAndGoOn : guardArea
}

/**
 * View: a proxy with a configuration of its own, as guides recommend where the app's configuration does not run in the Edge
 * Runtime. Here it has the app's secret, but not its callbacks.
 */
const split = NextAuth({ trustHost: true, providers: [], session: { strategy: 'jwt' } })
const readSplit = split.auth((request) => NextResponse.json(request.auth)) as unknown as NextMiddleware

/** The proxy for every path, as in NextAuth's docs: it keeps the session alive, and guards nothing. */
const keepAlive = auth(() => NextResponse.next()) as unknown as NextMiddleware
const isKeptAlive = ({ headers }: NextRequest) => /^(every-path|most-paths)\.test(:|$)/.test(headers.get('host') ?? '')

const readers = tokenReaders('authjs.session-token')

/** A guard that does not call `auth()`: it reads the token in one of several ways, and runs no callback. */
async function guardByToken(request: NextRequest, way: string) {
  const token = await getToken({ req: request, secret: process.env.AUTH_SECRET, ...readers[way] })
  const { pathname } = request.nextUrl
  return token ? NextResponse.next() : NextResponse.redirect(addressOf(entranceFor(pathname), request))
}

function chooseProxy(request: NextRequest, event: NextFetchEvent) {
  const way = tokenReaderFor(request.nextUrl.pathname)
  if (way !== undefined) return guardByToken(request, way)
  const guardOfArea = chooseAreaGuard(request.nextUrl.pathname)
  if (guardOfArea) return guardOfArea(request, event)
  return request.nextUrl.pathname === '/api/views/split-proxy' ? readSplit(request, event) : guard(request, event)
}

/** At the other paths, the proxy only keeps users of NextAuth 4 signed in. */
const isOwnPath = ({ nextUrl }: NextRequest) => !/^\/(api\/auth|server-component)(\/|$)/.test(nextUrl.pathname)

const keepingSessionsOfV4 = keepSignedIn(chooseProxy, isOwnPath)

async function runProxy(request: NextRequest, event: NextFetchEvent) {
  if (isKeptAlive(request)) return keepAlive(request, event)
  if (process.env.SESSIONS_OF_V4 === 'kept') return keepingSessionsOfV4(request, event)
  return isOwnPath(request) ? chooseProxy(request, event) : NextResponse.next()
}

export default async function proxy(request: NextRequest, event: NextFetchEvent) {
  dropStrayCookies(request.cookies)
  return forOneUser(await runProxy(request, event))
}
