import { docs, expect, type App, type Tab, type User } from '../../fixtures'
import { fillInSignInForm, signInPage, submitSignInForm } from './https/steps'
import { signedInAs } from './steps'

export const source = [
  docs('https://next-auth.js.org/configuration/options#cookies'),
  docs('https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Cookies'),
]

interface Scene {
  openTab: () => Promise<Tab>
  otherApp: App
}

/** Signs in to the other app in a tab of its own, and waits until that shows its session. */
export async function signInToOther({ openTab, otherApp }: Scene, user: User): Promise<Tab> {
  const other = await openTab()
  await submitSignInForm(other, user, otherApp)
  await expect(other).toArriveAt(other.log.path(`${otherApp.url}/profile`))
  await expect(other.useSession).toShow(signedInAs(user))
  // A page of NextAuth 5 receives its own broadcast and reads once more, which writes the cookie
  await other.settle()
  return other
}

/** Opens the sign-in page in the tab, then that of the other app in another tab, and submits the form of the first. */
export async function submitFormOpenedBefore({ openTab, otherApp }: Scene, tab: Tab, user: User): Promise<void> {
  await tab.goTo(signInPage(tab.app))
  const other = await openTab()
  await other.goTo(otherApp.url + signInPage(otherApp))
  await fillInSignInForm(tab, user)
}
