import NextAuth, { type NextAuthConfig, type Session } from 'next-auth'
import GitHub from 'next-auth/providers/github'
import { fileAdapter } from '../shared/file-adapter'
import { isUnknown, ownJwt, traps, validateEnvironment, withRole } from '../shared/traps'

validateEnvironment()

/** The configuration is created for each request, as in multi-tenant apps. */
function createConfig(req?: Request): NextAuthConfig {
  const database = traps.database()
  const cookieName = traps.cookieName()
  const csrfName = traps.csrfName()
  const secrets = traps.secretOfTenant(req?.headers.get('x-tenant')) ?? traps.secret()?.split(',')
  return {
    ...(secrets && { secret: secrets }),
    ...(traps.basePath() && { basePath: traps.basePath() }),
    providers: [
      GitHub({ clientId: 'none', clientSecret: 'none' }),
      ...(traps.hasBrokenProvider()
        ? [{ id: 'corp', name: 'Corp', type: 'oidc' as const, clientId: 'none', clientSecret: 'none' }]
        : []),
    ],
    ...(database && { adapter: fileAdapter(database) }),
    ...(traps.hasOwnJwt() && { jwt: ownJwt }),
    cookies: {
      ...(cookieName && { sessionToken: { name: cookieName } }),
      ...(csrfName && { csrfToken: { name: csrfName } }),
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

export const { handlers, auth } = NextAuth(createConfig)
