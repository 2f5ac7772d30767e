/** How long a session lasts, in seconds. */
export interface Lifetime {
  /** NextAuth's own options. */
  session?: { maxAge: number; updateAge?: number }
  jwt?: { maxAge: number }
  /** How long after the sign-in it is over, however often it was read since. NextAuth has no such option. */
  atMost?: number
}

/** Sessions of other lengths than the app's own. Each has auth routes and a page, below its name. */
export const lifetimes = {
  'an-hour': { session: { maxAge: 60 * 60, updateAge: 30 * 60 } },
  'token-of-ten-minutes': { jwt: { maxAge: 10 * 60 } },
  'a-day-at-most': { atMost: 24 * 60 * 60 },
} satisfies Record<string, Lifetime>

/** undefined: there is none of this name. */
export const lifetimeOf = (name: unknown): Lifetime | undefined =>
  Object.entries(lifetimes).find(([known]) => known === name)?.[1]

/** Where the auth routes of a lifetime are. */
export const basePathOf = (name: string) => `/api/lifetimes/${name}`

/**
 * The app's jwt callback, with a limit to the session behind it. A claim of its own says when the person signed in: `iat`
 * begins anew at each read. The callback throws when the session is over: NextAuth then takes the cookie away.
 *
 * @param atMost in seconds
 */
export const limiting =
  <Params, Token extends { signedInAt?: number } | null>(
    jwt: (params: Params) => Token | PromiseLike<Token>,
    atMost: number,
  ) =>
  async (params: Params): Promise<Token> => {
    const token = await jwt(params)
    // There is no session any more
    if (token === null) return token
    const now = Math.floor(Date.now() / 1000)
    const { signedInAt = now } = token
    if (now - signedInAt >= atMost) throw new Error('The session is over: its person has to sign in again')
    return { ...token, signedInAt }
  }
