import type { EmailConfig } from 'next-auth/providers'

/**
 * Signing in by a link in a mail, where the app is told of a mail server (`EMAIL_SERVER`, `smtp://…`). Only there nodemailer
 * is loaded; it needs Node, and below Next 16 the proxy runs without.
 */
export function emailProviders(): EmailConfig[] {
  const server = process.env.EMAIL_SERVER
  if (process.env.NEXT_RUNTIME === 'edge' || !server) return []
  // Later betas call it next-auth/providers/nodemailer as well; this name is there in all of them
  const { default: Email } = require('next-auth/providers/email') as typeof import('next-auth/providers/email')
  return [Email({ server, from: 'no-reply@example.com' })]
}
