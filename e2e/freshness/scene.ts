import { acme, type Device, type Person, type Reading, type Tab, type Timeline } from '../../fixtures'

/** What a cell plays with. */
export interface Scene {
  device: Device
  person: Person
  /** Where the update happens. */
  tab: Tab
  /** Where the view is read. */
  reader: Tab
  createDevice: (name: string) => Promise<Device>
  timeline: Timeline
  /** The update's own response, once there is one. */
  response?: Reading
}

/** What every update changes: the person's company, from Acme to Globex. */
export { acme as before, globex as after } from '../../fixtures'

/** The same person signed in on another device, with a copy of the cookie of its own. */
export async function anotherDevice({ createDevice, person }: Scene): Promise<Tab> {
  const phone = await createDevice('phone')
  await phone.session.signIn(person, acme)
  return phone.openTab()
}
