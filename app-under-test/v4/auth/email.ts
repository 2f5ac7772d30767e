import type { EmailConfig } from 'next-auth/providers/email'

/**
 * Signing in by a link in a mail, where the environment tells of a mail server: `EMAIL_SERVER=smtp://…`. It is what
 * `EmailProvider({ server, from })` gives, but nodemailer is loaded only when a mail is sent.
 *
 * @returns in an array, empty where the environment tells of none
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
