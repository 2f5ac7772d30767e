import { randomUUID } from 'node:crypto'
import type { SessionUser } from './options.js'

/**
 * A test user with claims of their own. Without `sub`, `id` and `email`, they get new ones, so that tests that run in parallel, in
 * this run or another one, share no user.
 */
export function withIdentity(claims: SessionUser = {}): SessionUser {
  if (claims.sub ?? claims.id ?? claims.email) return claims
  const id = randomUUID()
  return { sub: id, name: `Test user ${id.slice(0, 8)}`, email: `${id}@example.com`, ...claims }
}
