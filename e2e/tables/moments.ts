import type { Moment, PageName } from '../../fixtures'
import type { Scene } from './scene'

/** The page on which a view is read, and when. */
export interface ViewLocation {
  /** The page that shows it. */
  page: PageName
  /** Whether the view is read when its page is loaded or navigated to. Otherwise its page is opened before the update. */
  loaded: boolean
  /** The page on which the update happens, if the view's page is opened only after it. */
  from: PageName
}

/** Opens the page that the reading tab must show when the update happens. */
export type Arrive = (scene: Scene, location: ViewLocation) => Promise<void>

interface MomentStep {
  /** What happens before the update. @default opens the page */
  before?: Arrive
  /** What happens between the update and the read. */
  act: (scene: Scene, location: ViewLocation) => Promise<void>
}

/** For each page, a page that it links to, and the name of the link back. */
const linkedPages: Partial<Record<PageName, { page: PageName; linkBack: string }>> = {
  'with-session-prop': { page: 'another', linkBack: 'With a session prop' },
  'without-session-prop': { page: 'another', linkBack: 'Without a session prop' },
  'server-component': { page: 'server-component-again', linkBack: 'One page' },
}

function linkedPageOf(page: PageName) {
  const linkedPage = linkedPages[page]
  if (!linkedPage)
    throw new Error(
      `${page} has no linked page. Add one to linkedPages in moments.ts, or add a rule to rules.ts that leaves the cell out.`,
    )
  return linkedPage
}

/** The steps that lead to each moment. */
export const momentSteps: Record<Moment, MomentStep> = {
  immediately: {
    before: ({ reader }, { page, loaded, from }) => reader.open(loaded ? from : page),
    act: async ({ reader }, { page, loaded }) => {
      if (loaded) await reader.open(page)
    },
  },
  'after-focus': {
    act: async ({ reader }) => {
      await reader.focus()
      // A view with a request of its own is read after the response to the request of the focus
      await reader.settle()
    },
  },
  'after-poll': { act: ({ reader }) => reader.advanceClock('01:00') },
  'after-get-session': {
    act: async ({ tab }) => {
      await tab.getSession()
    },
  },
  'after-update-call': {
    act: async ({ tab }) => {
      await tab.update.byUpdate()
    },
  },
  'after-link': {
    before: ({ reader }, { page, loaded }) => reader.open(loaded ? linkedPageOf(page).page : page),
    act: ({ reader }, { page, loaded }) => reader.follow(loaded ? linkedPageOf(page).linkBack : 'Another page'),
  },
  'after-prefetched-link': {
    before: async ({ reader }, { page }) => {
      // The Pages Router prefetches only code, the App Router the page itself
      if (page === 'with-session-prop') {
        await reader.open('another')
        return reader.untilCodePrefetched()
      }
      await reader.open('server-component-prefetching')
      await reader.untilPrefetched(page)
    },
    act: ({ reader }, { page }) => reader.follow(`${linkedPageOf(page).linkBack}, prefetched`),
  },
  'after-client-back': {
    before: async ({ reader }, { page }) => {
      await reader.open(page)
      await reader.follow('Another page')
    },
    act: ({ reader }) => reader.clientBack(),
  },
  'after-bfcache': {
    // Navigates to a page that does not fetch the session when it opens. Otherwise that page's broadcast
    // would reach the cached page when the cached page is restored, and a fresh verdict could have more than one cause
    before: async ({ reader }, { page }) => {
      await reader.open(page)
      await reader.open('polling-with-session-prop')
    },
    act: ({ reader }) => reader.browserBack(),
  },
  'after-router-refresh': { act: ({ reader }) => reader.refresh() },
  'after-reload': { act: ({ reader }) => reader.reload() },
  'in-new-tab': {
    act: async (scene, { page }) => {
      scene.reader = await scene.device.openTab()
      await scene.reader.open(page)
    },
  },
  'a-day-later': { act: ({ reader }) => reader.advanceClock('24:00:00') },
}
