import { NextResponse } from 'next/server'
import { auth } from './auth'

export const config = { matcher: ['/dashboard/:path*', '/api/views/proxy'] }

/**
 * Only users who have chosen a company can open the dashboard. `auth()` runs the callbacks and rewrites the cookie
 * with every response.
 */
export default auth((request) => {
  // View: the proxy, which sends the response itself
  if (request.nextUrl.pathname === '/api/views/proxy') return NextResponse.json(request.auth)

  if (!request.auth) return NextResponse.redirect(new URL('/', request.url))
  if (!request.auth.company) return NextResponse.redirect(new URL('/onboarding', request.url))
  return NextResponse.next()
})
