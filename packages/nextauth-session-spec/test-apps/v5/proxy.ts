import { getToken } from 'next-auth/jwt'
import { NextResponse, type NextRequest } from 'next/server'
import { traps } from '../shared/traps'

/** Runs no callback: it sees only what is in the cookie. */
export async function proxy(req: NextRequest) {
  const secret = traps.secret()?.split(',') ?? process.env.AUTH_SECRET
  const secureCookie = req.headers.get('x-forwarded-proto') === 'https'
  const token = secret ? await getToken({ req, secret, secureCookie }) : null
  if (traps.redirects() && !token && req.nextUrl.pathname !== '/login')
    return NextResponse.redirect(new URL('/login', req.url))
  const response = NextResponse.next()
  response.headers.set('x-role', String(token?.role))
  return response
}
