import * as cache from 'next/cache'
import { NextResponse, type NextRequest } from 'next/server'
import { addressOf } from '../../../../../session/base-path'
import { auth, updateSession } from '../../../../auth'

/**
 * Update path: `unstable_update` in a route handler. Only the cookie's `SameSite=Lax` prevents another site from
 * sending this request with the user's session: NextAuth checks no CSRF token here.
 *
 * The query parameter `then` says what follows: `revalidate`, `refresh` (which throws) or `redirect`.
 */
export async function POST(request: NextRequest) {
  if (!(await auth())) return Response.json({}, { status: 401 })
  const session = await updateSession((await request.json()) as object)
  const then = request.nextUrl.searchParams.get('then')
  if (then === 'revalidate') cache.revalidatePath('/', 'layout')
  if (then === 'refresh') return Response.json({ thrown: messageOf(() => cache.refresh()) })
  if (then === 'redirect') return NextResponse.redirect(addressOf('/api/views/route-handler', request), 303)
  return Response.json(session)
}

/** The message of the error that a function throws, or null. */
function messageOf(run: () => void): string | null {
  try {
    run()
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
