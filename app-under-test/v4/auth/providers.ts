import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { checkPassword } from '../../session/company-api'
import { openIdProvider } from '../../session/openid-provider'

/** The ways to sign in: a form of its own, and the OpenID providers of which the environment tells. */
export const providers: NextAuthOptions['providers'] = [
  CredentialsProvider({
    name: 'e-mail and password',
    credentials: {
      email: { label: 'E-mail', type: 'email' },
      password: { label: 'Password', type: 'password' },
    },
    authorize: async (credentials) => (credentials ? checkPassword(credentials.email, credentials.password) : null),
  }),

  ...[
    ...openIdProvider('identity-provider', 'Identity Provider'),
    ...openIdProvider('partner-identity-provider', 'Partner'),
  ].map((provider) => ({
    ...provider,
    type: 'oauth' as const,
    wellKnown: `${provider.issuer}/.well-known/openid-configuration`,
    idToken: true,
  })),
]
