// What apps do that makes signing a test user in fail. Each trap is set by an environment variable when the server starts, so
// that one build has them all.

/** A variable of this server. Not `process.env.NAME`, which Next.js may replace when it builds. */
const read = (name: string): string | undefined => process.env[name]

export const traps = {
  /** The secret, from a variable that only this app has. */
  secret: () => read('APP_SECRET'),
  /** The secret of the tenant that a request is for. undefined: the app has one secret for all. */
  secretOfTenant: (tenant: unknown) => (read('TENANTS') === '1' ? `secret of ${String(tenant)}` : undefined),
  /** A session cookie with a name of its own. */
  cookieName: () => read('SESSION_COOKIE'),
  /** A session cookie with a Domain attribute. */
  cookieDomain: () => read('SESSION_DOMAIN'),
  /** A CSRF cookie with a name of its own. */
  csrfName: () => read('CSRF_COOKIE'),
  /** Its own encode and decode. */
  hasOwnJwt: () => read('OWN_JWT') === '1',
  /** The JSON file with its database sessions. Absent: JWT sessions. */
  database: () => read('DATABASE'),
  /** Redirects all visitors who are signed out, on every path. */
  redirects: () => read('REDIRECTS') === '1',
  /** A provider without its issuer. */
  hasBrokenProvider: () => read('BROKEN_PROVIDER') === '1',
  /** The path of the auth routes (NextAuth 5). */
  basePath: () => read('BASE_PATH'),
}

/** As env validation does: an empty variable counts as an error. */
export function validateEnvironment(): void {
  if (read('REQUIRED') === '') throw new Error('REQUIRED must not be empty')
}

const whoIsKnown = () => read('KNOWN_USERS')?.split(',')

/**
 * What the session callback does with a user whom it does not know.
 *
 * @returns whether the session is to be empty
 */
export function isUnknown(id: string | undefined): boolean {
  if (whoIsKnown()?.includes(id ?? '') ?? true) return false
  if (read('UNKNOWN_USER') === 'throw') throw new Error(`There is no user ${id}`)
  return true
}

/** A role that only the jwt callback adds. */
export const withRole = <Token extends Record<string, unknown>>(token: Token): Token & { role: unknown } => ({
  ...token,
  role: token.role ?? 'reader',
})

/** Its own format: no encryption, and no salt. */
export const ownJwt = {
  encode: async ({ token }: { token?: Record<string, unknown> }): Promise<string> =>
    `own.${Buffer.from(JSON.stringify(token)).toString('base64url')}`,
  decode: async ({ token = '' }: { token?: string }): Promise<Record<string, unknown> | null> => {
    if (!token.startsWith('own.')) throw new Error('Invalid token')
    return JSON.parse(Buffer.from(token.slice(4), 'base64url').toString()) as Record<string, unknown>
  },
}
