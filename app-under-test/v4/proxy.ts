import { getToken } from 'next-auth/jwt'
import { NextResponse, type NextRequest } from 'next/server'

export const config = { matcher: ['/dashboard/:path*', '/api/views/proxy'] }

/**
 * Only users who have chosen a company can open the dashboard. `getToken` only decodes the cookie: no callback runs and
 * nothing is written, so the proxy sees the claims as they were last persisted.
 */
export default async function proxy(request: NextRequest) {
  const token = await getToken({ req: request })

  // View: the proxy, which sends the response itself
  if (request.nextUrl.pathname === '/api/views/proxy') return NextResponse.json(token)

  if (!token) return NextResponse.redirect(new URL('/', request.url))
  if (!token.company) return NextResponse.redirect(new URL('/onboarding', request.url))
  return NextResponse.next()
}
