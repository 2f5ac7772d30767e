import { auth } from '../../../../auth'

/** View: a route handler. */
export async function GET() {
  return Response.json(await auth())
}
