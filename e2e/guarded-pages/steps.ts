import { expect, type SessionJar, type Tab, type User } from '../../fixtures'

/** What a spec needs that opens a rendered guarded page of the App Router: the page reads the session. */
export const readsSession = ['the session in the App Router' as const]

/** What the steps of this chapter need of a spec. */
interface Scene {
  tab: Tab
  session: SessionJar
  user: User
}

/** The links to guarded pages and to their entrance: their names, and the last part of the names of the pages. */
const targets = {
  guarded: { link: 'A guarded page', page: 'guarded' },
  another: { link: 'Another guarded page', page: 'guarded-two' },
  prerendered: { link: 'A prerendered guarded page', page: 'guarded-prerendered' },
  entrance: { link: 'The entrance', page: 'entrance' },
} as const

type Target = keyof typeof targets

/** Clicks the link to a page and waits for nothing. */
export const clickLink = (tab: Tab, to: Target) => tab.clickLink(targets[to].link)

/** Signs in without leaving the page, as a page with its own form does. The first betas of NextAuth 5 do not show the user then. */
export async function signInHere({ tab, session, user }: Scene): Promise<void> {
  await tab.update.bySignIn(user.email, user.password)
  await expect(session).toHaveClaims({ user: { id: user.id } })
}

/** Signs out without leaving the page. */
export async function signOutHere({ tab, session, user }: Scene): Promise<void> {
  await expect(session).toHaveClaims({ user: { id: user.id } })
  await tab.client.signOut()
  await expect(tab.useSession).toShow(null)
  await expect(session).toHaveClaims(null)
}

/** Opens the page whose links of the App Router prefetch in this way, and waits until the one to this page is prefetched. */
export async function openPrefetched(
  tab: Tab,
  way: 'default' | 'full' | 'on-hover',
  to: Target = 'guarded',
): Promise<void> {
  await tab.open(way === 'default' ? 'app-router-links' : `app-router-links-${way}`)
  if (way === 'on-hover') await tab.hover(targets[to].link)
  await tab.untilPrefetched(`app-router-${targets[to].page}`)
}

/** The same for the Pages Router. A link with `prefetch={false}` prefetches on hover there. */
export async function openDataPrefetched(
  tab: Tab,
  way: 'default' | 'on-hover',
  to: Exclude<Target, 'another'> = 'guarded',
): Promise<void> {
  await tab.open(way === 'default' ? 'pages-router-links' : 'pages-router-links-none')
  if (way === 'on-hover') await tab.hover(targets[to].link)
  // The router prefetches visible links when the browser is idle
  else await tab.advanceClock(1000)
  await tab.untilDataPrefetched(`pages-router-${targets[to].page}`)
}
