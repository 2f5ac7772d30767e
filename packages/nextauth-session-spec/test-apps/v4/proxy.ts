import { getToken } from 'next-auth/jwt'
import { NextResponse, type NextRequest } from 'next/server'
import { traps } from '../shared/traps'

/** Runs no callback: it sees only what is in the cookie. */
export async function proxy(req: NextRequest) {
  const token = await getToken({ req, secret: traps.secret() ?? process.env.NEXTAUTH_SECRET })
  if (traps.redirects() && !token && req.nextUrl.pathname !== '/login') {
    const url = req.nextUrl.clone()
    url.pathname = '/login'
    return NextResponse.redirect(url)
  }
  const response = NextResponse.next()
  response.headers.set('x-role', String(token?.role))
  return response
}
