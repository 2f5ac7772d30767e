import type { Claims } from './types'

/** What the server returns for an order. */
interface OrderResponse {
  status: number
  body: { company?: string; user?: string; error?: string }
}

/**
 * Places an order: an example of an action on behalf of the company in the session. It only returns for whom it was placed.
 *
 * @param session of the request, not of the page with the form
 * @param sent what the browser sent. A form that sends the `companyId` and the `userId` that it shows is compared with the
 *   session; a form that sends neither is not
 */
export function order(session: Pick<Claims, 'user' | 'company'> | null, sent: unknown): OrderResponse {
  if (!session?.company) return { status: 401, body: { error: 'There is no company to order for' } }
  const { user, company } = session
  const shown = (sent ?? {}) as { companyId?: unknown; userId?: unknown }
  const { companyId = company.id, userId = user.id } = shown
  if (companyId !== company.id || userId !== user.id)
    return { status: 409, body: { error: 'The session has changed since the form was loaded' } }
  if (!user.companyIds.includes(company.id)) return { status: 403, body: { error: 'Not a member of this company' } }
  return { status: 200, body: { company: company.id, user: user.id } }
}
