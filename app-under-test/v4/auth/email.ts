import type { EmailConfig } from 'next-auth/providers/email'

/**
 * Signing in with a magic link, if the environment configures a mail server: `EMAIL_SERVER=smtp://…`. The provider is the one
 * that `EmailProvider({ server, from })` returns, except that it loads nodemailer only when it sends an email.
 *
 * @returns an array with the provider, empty if the environment does not configure it
 */
export function emailProviders(): EmailConfig[] {
  const server = process.env.EMAIL_SERVER
  if (!server) return []
  const options = { server, from: 'no-reply@example.com' }
  return [
    {
      id: 'email',
      type: 'email',
      name: 'Email',
      maxAge: 24 * 60 * 60,
      ...options,
      options,
      async sendVerificationRequest(params) {
        const { default: EmailProvider } = await import('next-auth/providers/email')
        await EmailProvider(options).sendVerificationRequest(params)
      },
    },
  ]
}
