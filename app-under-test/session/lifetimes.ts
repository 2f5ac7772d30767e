/** How long a session lasts, in seconds. */
export interface Lifetime {
  /** NextAuth's own options. */
  session?: { maxAge: number; updateAge?: number }
  jwt?: { maxAge: number }
  /** The time from sign-in to the end of the session, however often it is read. NextAuth has no such option. */
  atMost?: number
}

/**
 * Sessions with lifetimes other than the app's own. Each has its own auth routes and page, under its name, which contains no name of a
 * NextAuth action: early betas of NextAuth 5 find `session` in `/api/lifetimes/one-hour-session/callback`.
 */
export const lifetimes = {
  'one-hour': { session: { maxAge: 60 * 60, updateAge: 30 * 60 } },
  'ten-minute-token': { jwt: { maxAge: 10 * 60 } },
  'one-day-limit': { atMost: 24 * 60 * 60 },
} satisfies Record<string, Lifetime>

/** The lifetime with this name, or `undefined`. */
export const lifetimeOf = (name: unknown): Lifetime | undefined =>
  Object.entries(lifetimes).find(([known]) => known === name)?.[1]

/** The base path of a lifetime's auth routes. */
export const basePathOf = (name: string) => `/api/lifetimes/${name}`

/**
 * Wraps the app's jwt callback to put an absolute limit on the session's lifetime. A separate claim stores the time of
 * sign-in, because `iat` is reset at each read. At the limit the callback throws, and NextAuth then deletes the cookie.
 *
 * @param atMost in seconds
 */
export const withTimeLimit =
  <Params, Token extends { signedInAt?: number } | null>(
    jwt: (params: Params) => Token | PromiseLike<Token>,
    atMost: number,
  ) =>
  async (params: Params): Promise<Token> => {
    const token = await jwt(params)
    // The session is no longer valid
    if (token === null) return token
    const now = Math.floor(Date.now() / 1000)
    const { signedInAt = now } = token
    if (now - signedInAt >= atMost) throw new Error('The session has expired: the user must sign in again')
    return { ...token, signedInAt }
  }
