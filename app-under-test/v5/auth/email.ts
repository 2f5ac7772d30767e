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
        // A separate `if`: its body is not even built for the Edge runtime
        if (process.env.NEXT_RUNTIME === 'nodejs') {
          // Later betas also call it next-auth/providers/nodemailer. All of them have this name
          const { default: Email } = await import('next-auth/providers/email')
          await Email(options).sendVerificationRequest(params)
        }
      },
    },
  ]
}
