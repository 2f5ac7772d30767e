import { getServerSession } from 'next-auth'
import { createOptions } from '../../../../auth/options'

/** View: a route handler. */
export async function GET() {
  return Response.json(await getServerSession(createOptions()))
}
