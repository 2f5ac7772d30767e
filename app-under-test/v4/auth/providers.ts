import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import GitHubProvider from 'next-auth/providers/github'
import { checkPassword } from '../../session/company-api'
import { hasUnusedProvider } from '../../session/database'
import { openIdProvider } from '../../session/openid-provider'
import { emailProviders } from './email'

/** The providers: a form with a password and, if the environment configures them, OpenID providers and magic links. */
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

  ...emailProviders(),

  ...(hasUnusedProvider ? [GitHubProvider({ clientId: '', clientSecret: '' })] : []),
]
