import { NextResponse, type NextRequest } from 'next/server'
import { createSession, sessionCookie } from '../../../../auth/rewrite'
import { checkPassword } from '../../../../../session/company-api'

/** Signs a user in without NextAuth: a route handler creates the session cookie. */
export async function POST(request: NextRequest) {
  const { email, password } = (await request.json()) as Record<string, unknown>
  const user = await checkPassword(String(email), String(password))
  if (!user) return NextResponse.json({}, { status: 401 })
  const { session, cookie } = await createSession(user)
  const response = NextResponse.json(session)
  response.cookies.set(cookie)
  return response
}

/** Signs the user out without NextAuth: a route handler deletes the session cookie. */
export function DELETE() {
  const response = NextResponse.json({})
  response.cookies.delete(sessionCookie)
  return response
}
