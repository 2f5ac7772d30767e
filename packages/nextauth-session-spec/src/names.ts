// What NextAuth calls its cookies and how it splits a long token. The same in next-auth 4.20.1 to 4.24.15
// (core/lib/cookie.js), and in 5.0.0-beta.4 to beta.32 (@auth/core 0.18.4 to 0.41.3, lib/utils/cookie.js).

/** The major version of next-auth. */
export type Major = 4 | 5

/** What the names of all cookies begin with. */
const families = { 4: 'next-auth', 5: 'authjs' } as const

/** How many characters of a token fit into one cookie: 4096 bytes, less an estimate of its name and attributes. */
export const chunkSizes = { 4: 4096 - 163, 5: 4096 - 160 } as const

/** @param secure whether the app uses secure cookies, as it does by default when its URL is https */
export const sessionCookieName = (major: Major, secure: boolean): string =>
  `${secure ? '__Secure-' : ''}${families[major]}.session-token`

/** @param secure see {@link sessionCookieName} */
export const csrfCookieName = (major: Major, secure: boolean): string =>
  `${secure ? '__Host-' : ''}${families[major]}.csrf-token`

/** The names of the cookies that protect a sign-in at an OAuth provider. */
export function checkCookieNames(major: Major, secure: boolean): Record<'state' | 'pkce' | 'nonce', string> {
  const start = `${secure ? '__Secure-' : ''}${families[major]}`
  return { state: `${start}.state`, pkce: `${start}.pkce.code_verifier`, nonce: `${start}.nonce` }
}

/**
 * The salt for `encode` and `decode`. NextAuth 5 uses the name of the session cookie, and NextAuth 4 none (core/routes/session.js;
 * lib/actions/session.js of @auth/core).
 */
export const saltFor = (major: Major, sessionCookie: string): { salt?: string } =>
  major === 5 ? { salt: sessionCookie } : {}

/**
 * The session cookie that belongs to a CSRF cookie: `__Host-authjs.csrf-token` → `__Secure-authjs.session-token`.
 *
 * @returns undefined if the app has a name of its own for the CSRF cookie that says nothing
 */
export function sessionCookieFor(csrfCookie: string): string | undefined {
  const [, prefix, family] = /^(__Host-|__Secure-)?(.*)csrf-token$/.exec(csrfCookie) ?? []
  return family === undefined ? undefined : `${prefix ? '__Secure-' : ''}${family}session-token`
}

/** The major version whose default name a CSRF cookie has; undefined if the app has a name of its own. */
export const majorFor = (csrfCookie: string): Major | undefined =>
  ([4, 5] as const).find((major) => [true, false].some((secure) => csrfCookieName(major, secure) === csrfCookie))

/** Splits a token as NextAuth does: a short one is one cookie with the name itself, a long one is `.0`, `.1`, … */
export function chunksOf(sessionCookie: string, token: string, major: Major): { name: string; value: string }[] {
  const size = chunkSizes[major]
  if (token.length <= size) return [{ name: sessionCookie, value: token }]
  return Array.from({ length: Math.ceil(token.length / size) }, (_, index) => ({
    name: `${sessionCookie}.${index}`,
    value: token.slice(index * size, (index + 1) * size),
  }))
}

/** Whether a cookie is the session cookie or one of its chunks. */
export const isSessionCookie = (name: string, sessionCookie: string): boolean =>
  name === sessionCookie || (name.startsWith(`${sessionCookie}.`) && /^\d+$/.test(name.slice(sessionCookie.length + 1)))

/** The number of a chunk, for sorting; 0 for a cookie that is not chunked. */
export const chunkNumber = (name: string): number => Number(/\.(\d+)$/.exec(name)?.[1] ?? 0)

/** NextAuth's default `session.maxAge`, in seconds. */
export const thirtyDays = 30 * 24 * 60 * 60
