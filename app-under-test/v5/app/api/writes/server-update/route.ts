import { auth, updateSession } from '../../../../auth'

/**
 * Update path: `unstable_update` in a route handler. Nothing but the cookie's SameSite=Lax keeps another site from asking
 * for it: NextAuth checks no CSRF token here.
 */
export async function POST(request: Request) {
  if (!(await auth())) return Response.json({}, { status: 401 })
  return Response.json(await updateSession((await request.json()) as object))
}
