import type { NodemailerConfig } from 'next-auth/providers/nodemailer'

/**
 * Signing in with a magic link, if the environment configures a mail server: `EMAIL_SERVER=smtp://…`. The provider is the one
 * that `Nodemailer({ id: 'email', server, from })` returns, except that it loads nodemailer only when it sends an email:
 * nodemailer needs Node.js, and before Next.js 16 the proxy does not run on it.
 *
 * @returns an array with the provider, empty if the environment does not configure it
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
        // Inside this `if`, the code is not even built for the Edge Runtime
        if (process.env.NEXT_RUNTIME === 'nodejs') {
          // All betas have the module under the name below; later ones also have it as next-auth/providers/nodemailer
          const { default: Email } = await import('next-auth/providers/email')
          await Email(options).sendVerificationRequest(params)
        }
      },
    },
  ]
}
