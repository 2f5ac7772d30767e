import { auth, updateSession } from '../../../../auth'

/**
 * Update path: `unstable_update` in a route handler. Only the cookie's `SameSite=Lax` prevents another site from
 * sending this request with the user's session: NextAuth checks no CSRF token here.
 */
export async function POST(request: Request) {
  if (!(await auth())) return Response.json({}, { status: 401 })
  return Response.json(await updateSession((await request.json()) as object))
}
