import type { EmailConfig } from 'next-auth/providers/email'

/**
 * Signing in by a link in a mail, where the app is told of a mail server (`EMAIL_SERVER`, `smtp://…`). Only there nodemailer
 * is loaded.
 */
export function emailProviders(): EmailConfig[] {
  const server = process.env.EMAIL_SERVER
  if (!server) return []
  const { default: Email } = require('next-auth/providers/email') as typeof import('next-auth/providers/email')
  return [Email({ server, from: 'no-reply@example.com' })]
}
