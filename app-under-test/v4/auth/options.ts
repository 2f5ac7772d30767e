import type { NextAuthOptions, Session } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import GitHubProvider from 'next-auth/providers/github'
import { checkPassword } from '../../session/company-api'
import { adapter, strategy } from '../../session/database'
import { read } from '../../session/row'
import { askedAgain, changed, relayed, signedIn } from '../../session/token'
import { emailProviders } from './email'

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

  providers: [
    CredentialsProvider({
      name: 'e-mail and password',
      credentials: {
        email: { label: 'E-mail', type: 'email' },
        password: { label: 'Password', type: 'password' },
      },
      authorize: async (credentials) => (credentials ? checkPassword(credentials.email, credentials.password) : null),
    }),
    ...emailProviders(),
    // With a password alone NextAuth refuses the database strategy, and answers nothing
    ...(strategy === 'database' ? [GitHubProvider({ clientId: '', clientSecret: '' })] : []),
  ],

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
  },
})
