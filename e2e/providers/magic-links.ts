import type { Device, MailServer } from '../../fixtures'

/** The page that a rejected magic link leads to. */
export const rejectedLinkPage = '/api/auth/error?error=Verification'

interface MagicLinkRequest {
  device: Device
  mailbox: MailServer
}

/**
 * Requests a magic link for an address and reads it from the email.
 *
 * @param callbackUrl the page that the magic link redirects to
 */
export async function magicLinkTo(
  { email }: { email: string },
  { device, mailbox }: MagicLinkRequest,
  callbackUrl = '/profile',
): Promise<string> {
  await device.requestMagicLink(email, { callbackUrl })
  const { link } = await mailbox.next(email)
  return link
}

/** The magic link with another value for one of its parameters: `token`, `email`, `callbackUrl`. null removes it. */
export function withParameter(link: string, parameter: string, value: string | null): string {
  const url = new URL(link)
  if (value === null) url.searchParams.delete(parameter)
  else url.searchParams.set(parameter, value)
  return url.href
}
