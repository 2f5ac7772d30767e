import NextAuth, { type NextAuthConfig, type Session } from 'next-auth'
import type { NextRequest } from 'next/server'
import { adapter, strategy } from '../../session/database'
import { read } from '../../session/row'
import { askedAgain, changed, relayed, signedIn } from '../../session/token'
import { variation } from '../../session/variations'
import { providers } from './providers'

/**
 * The configuration. Made anew for each request to the auth routes, so that the jwt callback can see its query: the
 * article's technique, as far as NextAuth 5 allows it. Nobody hands a request to `auth()` in a server component.
 */
export const createConfig = (req?: NextRequest): NextAuthConfig => ({
  trustHost: true,
  adapter,
  session: { strategy },

  providers,

  callbacks: {
    async jwt({ token, user, account, trigger, session }) {
      // Only at the sign-in
      if (account && user) return signedIn(token, user, account)
      // update() without data never gets here: NextAuth 5 sends a GET for it, which has no trigger
      if (trigger === 'update' && session === undefined) return askedAgain(token)
      // Two ways to say what changes: the article's query, and the data of update(data)
      return changed(token, trigger === 'update' ? session : req && Object.fromEntries(req.nextUrl.searchParams))
    },

    session: async (params) =>
      strategy === 'database' ? ((await read(params)) as Session) : relayed(params.session, params.token),

    ...variation,
  },
})

/** The auth routes: the article's wrapper. */
export const handlers = {
  GET: (req: NextRequest) => NextAuth(createConfig(req)).handlers.GET(req),
  POST: (req: NextRequest) => NextAuth(createConfig(req)).handlers.POST(req),
}

const nextAuth = NextAuth(createConfig())

/** The session, wherever the server needs it. */
export const { auth } = nextAuth

/** What 5.0.0-beta.4 called `update`. */
const { update } = nextAuth as { update?: typeof nextAuth.unstable_update }

/** Updates the session on the server. */
export const updateSession = nextAuth.unstable_update ?? update
