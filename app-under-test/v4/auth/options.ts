import type { NextAuthOptions, Session } from 'next-auth'
import { adapter, strategy } from '../../session/database'
import { read } from '../../session/row'
import { askedAgain, changed, relayed, signedIn } from '../../session/token'
import { variation } from '../../session/variations'
import { providers } from './providers'

/** What the callbacks need of a request. Server components have none; `getServerSideProps` has one without a query. */
interface RequestWithQuery {
  query?: Partial<Record<string, string | string[]>>
}

/**
 * The NextAuth options, made anew for each request, so that the jwt callback can see the request's query. This is the
 * article's technique: `fetch('/api/auth/session?companyId=globex')` updates the session.
 */
export const createOptions = (req?: RequestWithQuery): NextAuthOptions => ({
  adapter: adapter as NextAuthOptions['adapter'],
  session: { strategy },

  providers,

  callbacks: {
    async jwt({ token, user, account, trigger, session }) {
      // Only at the sign-in
      if (account && user) return signedIn(token, user, account)
      // update() without data
      if (trigger === 'update' && session === undefined) return askedAgain(token)
      // Two ways to say what changes: the article's query, and the data of update(data)
      return changed(token, trigger === 'update' ? session : req?.query)
    },

    session: async (params) =>
      strategy === 'database' ? ((await read(params)) as Session) : relayed(params.session, params.token),

    ...variation,
  },
})
