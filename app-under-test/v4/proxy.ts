import { getToken, type JWT } from 'next-auth/jwt'
import { withAuth, type NextAuthMiddlewareOptions } from 'next-auth/middleware'
import { NextResponse, type NextFetchEvent, type NextMiddleware, type NextRequest } from 'next/server'
import { dropStrayCookies } from '../hardened/own-cookies'
import { forOneUser } from '../hardened/shared-caches'
import { addressOf, redirectTo } from '../session/base-path'
import { pages, tokenReaders } from '../session/deployment'
import { entranceFor, guardAdministration, guardPage, tokenReaderFor } from '../session/guard'

export const config = {
  matcher: [
    '/dashboard/:path*',
    '/areas/:path*',
    '/administration',
    '/api/views/proxy',
    '/api/views/with-auth',
    '/get-token/:way/guarded',
    '/app-router/guarded/:path*',
    '/app-router/entrance',
    '/pages-router/guarded/:path*',
    '/pages-router/entrance',
    // On one host, a proxy for every path
    { source: '/:path*', has: [{ type: 'host', value: 'every-path.test' }] },
  ],
}

/** The area of a company is only for users who have chosen this company. */
const areas: NextAuthMiddlewareOptions = {
  pages,
  callbacks: { authorized: ({ req, token }) => req.nextUrl.pathname === `/areas/${token?.company?.id}` },
}
const guardArea = withAuth(areas) as NextMiddleware

/** The same, with a function of its own. */
const guardAreaAndGoOn = withAuth(() => NextResponse.next(), areas) as NextMiddleware

/** The proxy for every path, as in NextAuth's docs: only signed-in users can open any page. */
const guardEveryPath = withAuth({ callbacks: { authorized: ({ token }) => token !== null } }) as NextMiddleware
const isEveryPathGuarded = ({ headers }: NextRequest) => /^every-path\.test(:|$)/.test(headers.get('host') ?? '')

/** The area of administrators, as in an example of NextAuth's docs. No token of this app has the claim. */
const guardAdminArea = withAuth({
  callbacks: { authorized: ({ token }) => token?.isAdmin as boolean },
}) as NextMiddleware

/** View: `withAuth`, with the token that its `authorized` callback has received. The proxy sends the response itself. */
const readWithAuth: NextMiddleware = (request, event) => {
  let received: JWT | null = null
  const guard = withAuth(() => NextResponse.json(received), {
    callbacks: {
      authorized: ({ token }) => {
        received = token
        return true
      },
    },
  }) as NextMiddleware
  return guard(request, event)
}

const readers = tokenReaders('next-auth.session-token')

/** A guard that reads the token in one of several ways. */
async function guardByToken(request: NextRequest, way: string) {
  const token = await getToken({ req: request, ...readers[way] })
  const { pathname } = request.nextUrl
  return token ? NextResponse.next() : NextResponse.redirect(addressOf(entranceFor(pathname), request))
}

/**
 * Only users who have chosen a company can open the dashboard. `getToken` only decodes the cookie: no callback runs and
 * nothing is written, so the proxy sees the claims as they were last persisted.
 */
async function runProxy(request: NextRequest, event: NextFetchEvent) {
  const { pathname } = request.nextUrl
  if (isEveryPathGuarded(request)) return guardEveryPath(request, event)
  if (pathname === '/areas/admin') return guardAdminArea(request, event)
  if (pathname === '/areas/with-function') return guardAreaAndGoOn(request, event)
  if (pathname === '/api/views/with-auth') return readWithAuth(request, event)
  if (pathname.startsWith('/areas/')) return guardArea(request, event)
  const way = tokenReaderFor(pathname)
  if (way !== undefined) return guardByToken(request, way)

  const token = await getToken({ req: request })

  // View: the proxy, which sends the response itself
  if (pathname === '/api/views/proxy') return NextResponse.json(token)

  const redirect = guardPage(request.nextUrl, token !== null)
  if (redirect !== undefined)
    return redirect === null ? NextResponse.next() : NextResponse.redirect(addressOf(redirect, request))

  if (!token) return NextResponse.redirect(redirectTo('/', request))
  const elsewhere = pathname === '/administration' ? guardAdministration(token.user.role) : null
  if (elsewhere) return NextResponse.redirect(addressOf(elsewhere, request))
  if (!token.company) return NextResponse.redirect(addressOf('/onboarding', request))
  return NextResponse.next()
}

export default async function proxy(request: NextRequest, event: NextFetchEvent) {
  dropStrayCookies(request.cookies)
  return forOneUser(await runProxy(request, event))
}
