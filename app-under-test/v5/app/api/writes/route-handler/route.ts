import { NextResponse, type NextRequest } from 'next/server'
import { rewriteSession, tokenOf } from '../../../../auth/rewrite'

/** Update path: a route handler writes the session cookie. */
export async function POST(request: NextRequest) {
  const token = await tokenOf(request)
  if (!token) return NextResponse.json({}, { status: 401 })
  const rewritten = await rewriteSession(token, await request.json())
  if (!rewritten) return NextResponse.json({}, { status: 422 })
  const response = NextResponse.json(rewritten.session)
  response.cookies.set(rewritten.cookie)
  return response
}
