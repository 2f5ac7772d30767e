import { NextResponse } from 'next/server'
import { auth } from './auth'

export const config = { matcher: ['/dashboard/:path*', '/api/views/proxy'] }

/**
 * The dashboard is for people who have chosen a company. `auth()` runs the callbacks and writes the cookie anew at every
 * response.
 */
export default auth((request) => {
  // View: the proxy. It answers for itself.
  if (request.nextUrl.pathname === '/api/views/proxy') return NextResponse.json(request.auth)

  if (!request.auth) return NextResponse.redirect(new URL('/', request.url))
  if (!request.auth.company) return NextResponse.redirect(new URL('/onboarding', request.url))
  return NextResponse.next()
})
