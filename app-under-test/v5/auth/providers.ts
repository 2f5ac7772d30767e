import type { NextAuthConfig } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import GitHub from 'next-auth/providers/github'
import { checkPassword } from '../../session/company-api'
import { hasUnusedProvider } from '../../session/database'
import { openIdProvider } from '../../session/openid-provider'
import { emailProviders } from './email'

/** The providers: a form with a password and, if the environment configures them, OpenID providers and magic links. */
export const providers: NextAuthConfig['providers'] = [
  Credentials({
    name: 'e-mail and password',
    credentials: {
      email: { label: 'E-mail', type: 'email' },
      password: { label: 'Password', type: 'password' },
    },
    authorize: ({ email, password }) => checkPassword(String(email), String(password)),
  }),

  ...[
    ...openIdProvider('identity-provider', 'Identity Provider'),
    ...openIdProvider('partner-identity-provider', 'Partner'),
  ].map((provider) => ({
    ...provider,
    type: 'oidc' as const,
    // Otherwise, NextAuth's own sign-in page loads a logo from authjs.dev
    style: { logo: '' },
  })),

  ...emailProviders(),

  ...(hasUnusedProvider ? [GitHub({ clientId: '', clientSecret: '' })] : []),
]
