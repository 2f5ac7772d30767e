import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { changeIn } from './change'
import { checkPassword, fetchCompany, fetchPerson } from './company-api'

/** What the callbacks need of a request. Server components have none; `getServerSideProps` has one without a query. */
interface RequestWithQuery {
  query?: Partial<Record<string, string | string[]>>
}

/**
 * The NextAuth options, made anew for each request, so that the jwt callback can see the request's query. This is the
 * article's technique: `fetch('/api/auth/session?companyId=globex')` updates the session.
 */
export const createOptions = (req?: RequestWithQuery): NextAuthOptions => ({
  session: { strategy: 'jwt' },

  providers: [
    CredentialsProvider({
      name: 'e-mail and password',
      credentials: {
        email: { label: 'E-mail', type: 'email' },
        password: { label: 'Password', type: 'password' },
      },
      authorize: async (credentials) => (credentials ? checkPassword(credentials.email, credentials.password) : null),
    }),
  ],

  callbacks: {
    async jwt({ token, user, account, trigger, session }) {
      // Only at the sign-in
      if (account && user) {
        const { provider, type, providerAccountId } = account
        const { companyId, ...person } = user
        const company = companyId ? await fetchCompany(companyId) : undefined
        return {
          ...token,
          user: { ...person, account: { provider, type, providerAccountId } },
          ...(company && { company }),
        }
      }

      // Two ways to say what changes: the article's query, and the data of update(data)
      const change = changeIn(trigger === 'update' ? session : req?.query)

      if (change.companyId) {
        const company = await fetchCompany(change.companyId)
        if (company) token.company = company
      }
      if (change.firstName) token.user = { ...token.user, firstName: change.firstName }
      if (change.preferences) token.preferences = change.preferences

      // update() without data: something has changed upstream, ask again
      if (trigger === 'update' && session === undefined) {
        const { companyId = token.company?.id, ...person } = (await fetchPerson(token.user.id)) ?? {}
        token.user = { ...token.user, ...person }
        if (companyId) token.company = (await fetchCompany(companyId)) ?? token.company
      }

      return token
    },

    session({ session, token }) {
      session.user = token.user
      session.company = token.company
      session.preferences = token.preferences
      return session
    },
  },
})
