import type { NodemailerConfig } from 'next-auth/providers/nodemailer'

/**
 * Signing in by a link in a mail, where the environment tells of a mail server: `EMAIL_SERVER=smtp://…`. It is what
 * `Nodemailer({ id: 'email', server, from })` gives, but nodemailer is loaded only when a mail is sent: it needs Node, and
 * below Next 16 the proxy runs without.
 *
 * @returns in an array, empty where the environment tells of none
 */
export function emailProviders(): NodemailerConfig[] {
  const server = process.env.EMAIL_SERVER
  if (!server) return []
  const options = { server, from: 'no-reply@example.com' }
  return [
    {
      id: 'email',
      type: 'email',
      name: 'Email',
      ...options,
      options,
      async sendVerificationRequest(params) {
        // An `if` of its own: what is inside is not even built for the edge
        if (process.env.NEXT_RUNTIME === 'nodejs') {
          // Later betas call it next-auth/providers/nodemailer as well; this name is there in all of them
          const { default: Email } = await import('next-auth/providers/email')
          await Email(options).sendVerificationRequest(params)
        }
      },
    },
  ]
}
