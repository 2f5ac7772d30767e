import NextAuth, { type NextAuthConfig, type Session } from 'next-auth'
import { NextRequest } from 'next/server'
import { dropStrayCookies } from '../../hardened/own-cookies'
import { answerTo } from '../../hardened/reads'
import { isEmpty } from '../../session/change'
import { addressOf, basePath } from '../../session/base-path'
import { adapter, strategy } from '../../session/database'
import { authBasePath, cookies, pages, trustHost, useSecureCookies } from '../../session/deployment'
import { sessionFromRow } from '../../session/row'
import { askedAgain, changed, relayed, signedIn } from '../../session/token'
import { variation } from '../../session/variations'
import { providers } from './providers'

/**
 * The configuration, created for each request to the auth routes so that the jwt callback can read the request's query: the
 * article's technique, as far as NextAuth 5 allows it. In a server component, `auth()` has no request.
 */
export const createConfig = (req?: NextRequest): NextAuthConfig => ({
  trustHost,
  adapter,
  session: { strategy },
  useSecureCookies,
  cookies: cookies('authjs.session-token'),
  ...(pages && { pages }),
  ...(authBasePath && { basePath: authBasePath }),

  providers,

  callbacks: {
    async jwt({ token, user, account, trigger, session }) {
      // Only when the user signs in
      if (account && user) return signedIn(token, user, account)
      // update({}). NextAuth 5 sends a GET for update(), which has no trigger
      if (trigger === 'update' && isEmpty(session)) return askedAgain(token)
      // The changes are in the article's query or in the data of update(data)
      return changed(token, trigger === 'update' ? session : req && Object.fromEntries(req.nextUrl.searchParams))
    },

    session: async (params) =>
      strategy === 'database' ? ((await sessionFromRow(params)) as Session) : relayed(params.session, params.token),

    ...variation,
  },
})

/** An app at the root of its host does not need this: it passes the request on as it is. */
const atBasePath = (req: NextRequest) =>
  basePath ? new NextRequest(addressOf(req.nextUrl.pathname + req.nextUrl.search, req), req) : req

/** The auth routes: the article's wrapper. */
export const handlers = {
  GET: async (req: NextRequest) => {
    dropStrayCookies(req.cookies)
    return answerTo(req, await NextAuth(createConfig(req)).handlers.GET(atBasePath(req)))
  },
  POST: (req: NextRequest) => {
    dropStrayCookies(req.cookies)
    return NextAuth(createConfig(req)).handlers.POST(atBasePath(req))
  },
}

const nextAuth = NextAuth(createConfig())

/** Reads the session, signs in and signs out on the server. */
export const { auth, signIn, signOut } = nextAuth

/** The name of `unstable_update` in 5.0.0-beta.4. */
const { update } = nextAuth as { update?: typeof nextAuth.unstable_update }

/** Updates the session on the server. */
export const updateSession = nextAuth.unstable_update ?? update
