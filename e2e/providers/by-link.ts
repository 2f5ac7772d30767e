import type { Device, MailServer } from '../../fixtures'

/** Where a link leads that signs nobody in. */
export const refused = '/api/auth/error?error=Verification'

interface Asking {
  device: Device
  mailbox: MailServer
}

/**
 * Has a link sent to somebody, and takes it out of the mail.
 *
 * @param callbackUrl where it is to lead
 */
export async function linkTo(
  { email }: { email: string },
  { device, mailbox }: Asking,
  callbackUrl = '/profile',
): Promise<string> {
  await device.askForLink(email, { callbackUrl })
  const { link } = await mailbox.next(email)
  return link
}

/** The link with another value for one of its parameters: `token`, `email`, `callbackUrl`. null takes it away. */
export function changed(link: string, parameter: string, value: string | null): string {
  const url = new URL(link)
  if (value === null) url.searchParams.delete(parameter)
  else url.searchParams.set(parameter, value)
  return url.href
}
