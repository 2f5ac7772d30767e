import { NextResponse, type NextRequest } from 'next/server'
import { checkPassword } from './company-api'
import type { Rewritten } from './rewrite'
import type { KnownUser } from './types'

/**
 * Route handlers that sign a user in and out without NextAuth.
 *
 * @param createSession creates the session cookie as this version of NextAuth does
 * @param name the name of the session cookie
 */
export const sessionCookieRoutes = (createSession: (user: KnownUser) => Promise<Rewritten>, name: string) => ({
  /** Creates the session cookie, if the password is right. */
  async POST(request: NextRequest) {
    const { email, password } = (await request.json()) as Record<string, unknown>
    const user = await checkPassword(String(email), String(password))
    if (!user) return NextResponse.json({}, { status: 401 })
    const { session, cookie } = await createSession(user)
    const response = NextResponse.json(session)
    response.cookies.set(cookie)
    return response
  },

  /** Deletes the session cookie. */
  DELETE() {
    const response = NextResponse.json({})
    response.cookies.delete(name)
    return response
  },
})
