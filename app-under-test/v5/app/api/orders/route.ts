import { order } from '../../../../session/orders'
import { auth } from '../../../auth'

/** An action on behalf of the company in the session. */
export async function POST(request: Request) {
  const { status, body } = order(await auth(), await request.json())
  return Response.json(body, { status })
}
