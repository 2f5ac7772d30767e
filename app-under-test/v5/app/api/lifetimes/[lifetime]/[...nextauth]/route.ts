import type { NextRequest } from 'next/server'
import { basePathOf, lifetimeOf } from '../../../../../../session/lifetimes'
import { authWithLifetime } from '../../../../../auth/lifetimes'

/** Auth routes in addition to the app's own, for sessions with another lifetime. */
async function handler(req: NextRequest, { params }: { params: Promise<{ lifetime: string }> }) {
  const { lifetime: name } = await params
  const lifetime = lifetimeOf(name)
  if (!lifetime) return new Response(null, { status: 404 })
  return authWithLifetime(lifetime, basePathOf(name), req).handlers[req.method === 'POST' ? 'POST' : 'GET'](req)
}

export { handler as GET, handler as POST }
