import { randomUUID } from 'node:crypto'
import type { JWT } from 'next-auth/jwt'

/**
 * A test user: the claims of their token, as the app's jwt callback creates them at sign-in. Your own claims are typed by your
 * augmentation of `JWT`. With database sessions, `id` and `email` find the user, or they are created with these columns.
 */
export type SessionUser = Partial<JWT> & {
  /** The id of a user in the database, if it is not `sub`. */
  id?: string
  /** For a user who is created in the database. */
  image?: string | null
}

/**
 * A test user with claims of their own. Without `sub`, `id` and `email`, they get new ones, so that tests that run in parallel, in
 * this run or another one, share no user.
 */
export function withIdentity(claims: SessionUser = {}): SessionUser {
  if (claims.sub ?? claims.id ?? claims.email) return claims
  const id = randomUUID()
  return { sub: id, name: `Test user ${id.slice(0, 8)}`, email: `${id}@example.com`, ...claims }
}
