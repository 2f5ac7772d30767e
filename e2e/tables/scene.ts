import { acme, globex, type Device, type User, type Reading, type Tab, type Timeline } from '../../fixtures'

/** The fixtures of a cell. */
export interface Scene {
  device: Device
  user: User
  /** Where the update happens. */
  tab: Tab
  /** Where the view is read. */
  reader: Tab
  createDevice: (name: string) => Promise<Device>
  timeline: Timeline
  /** The update's own response, after the update. */
  response?: Reading
}

/** What every update changes: the company of the user, from Acme to Globex. */
export { acme as before, globex as after } from '../../fixtures'

/** The part of the session that an update changes, before and after it. */
export const companies = { before: { company: acme }, after: { company: globex } }

/** The same user, signed in on another device with its own copy of the cookie. */
export async function anotherDevice({ createDevice, user }: Scene): Promise<Tab> {
  const phone = await createDevice('phone')
  await phone.session.signIn(user, acme)
  return phone.openTab()
}
