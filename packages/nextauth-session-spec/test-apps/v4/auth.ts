import type { IncomingMessage } from 'node:http'
import type { NextAuthOptions, Session } from 'next-auth'
import GitHub from 'next-auth/providers/github'
import { fileAdapter } from '../shared/file-adapter'
import { isUnknown, ownJwt, traps, validateEnvironment, withRole } from '../shared/traps'

validateEnvironment()

/** The options are created for each request, as in multi-tenant apps. */
export function createOptions(req?: IncomingMessage): NextAuthOptions {
  const database = traps.database()
  const domain = traps.cookieDomain()
  const cookieName = traps.cookieName() ?? (domain && 'next-auth.session-token')
  const csrfName = traps.csrfName()
  const attributes = { httpOnly: true, sameSite: 'lax', path: '/' }
  return {
    secret: traps.secretOfTenant(req?.headers['x-tenant']) ?? traps.secret() ?? process.env.NEXTAUTH_SECRET,
    providers: [GitHub({ clientId: 'none', clientSecret: 'none' })],
    adapter: database ? fileAdapter(database) : undefined,
    jwt: traps.hasOwnJwt() ? ownJwt : undefined,
    cookies: {
      ...(cookieName && { sessionToken: { name: cookieName, options: { ...attributes, domain } } }),
      ...(csrfName && { csrfToken: { name: csrfName, options: attributes } }),
    },
    callbacks: {
      jwt: ({ token }) => withRole(token),
      session: ({ session, token, user }) =>
        isUnknown(token?.sub ?? user?.id)
          ? (null as unknown as Session)
          : { ...session, user: { ...session.user, id: token?.sub ?? user?.id, role: token?.role } },
    },
  }
}
