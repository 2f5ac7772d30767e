import { auth } from '../../../../auth'

/** View: a route handler inside `auth()`, with the session that it receives. */
export const GET = auth((request) => Response.json(request.auth))
