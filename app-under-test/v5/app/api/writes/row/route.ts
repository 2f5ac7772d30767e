import { writeRow } from '../../../../../session/row'
import { auth } from '../../../../auth'

/** Update path, with the database strategy: a route handler writes the user's row. */
export async function POST(request: Request) {
  const session = await auth()
  if (!session) return Response.json({}, { status: 401 })
  return Response.json(await writeRow(session.user.id, await request.json()))
}
