import { serverSession } from '../../../../auth/server-session'

/** View: a route handler. */
export async function GET() {
  return Response.json(await serverSession())
}
