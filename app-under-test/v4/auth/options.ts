import type { NextAuthOptions, Session } from 'next-auth'
import { isEmpty } from '../../session/change'
import { adapter, strategy } from '../../session/database'
import { cookies, pages, useSecureCookies } from '../../session/deployment'
import { sessionFromRow } from '../../session/row'
import { askedAgain, changed, relayed, signedIn } from '../../session/token'
import { variation } from '../../session/variations'
import { providers } from './providers'

/** What the callbacks need from a request. Server components have none; in `getServerSideProps`, it has no query. */
interface RequestWithQuery {
  query?: Partial<Record<string, string | string[]>>
}

/**
 * The NextAuth options, created for each request so that the jwt callback can read the request's query. This is the
 * article's technique: `fetch('/api/auth/session?companyId=globex')` updates the session.
 */
export const createOptions = (req?: RequestWithQuery): NextAuthOptions => ({
  adapter: adapter as NextAuthOptions['adapter'],
  session: { strategy },
  useSecureCookies,
  cookies: cookies('next-auth.session-token'),
  ...(pages && { pages }),

  providers,

  callbacks: {
    async jwt({ token, user, account, trigger, session }) {
      // Only when the user signs in
      if (account && user) return signedIn(token, user, account)
      // update() or update({})
      if (trigger === 'update' && isEmpty(session)) return askedAgain(token)
      // The changes are in the article's query or in the data of update(data)
      return changed(token, trigger === 'update' ? session : req?.query)
    },

    session: async (params) =>
      strategy === 'database' ? ((await sessionFromRow(params)) as Session) : relayed(params.session, params.token),

    ...variation,
  },
})
