import type { Moment, PageName } from '../../fixtures'
import type { Scene } from './scene'

/** Where a view is to be found. */
export interface Place {
  /** The page that has it. */
  page: PageName
  /** Read when its page is loaded or moved to; otherwise it is on the screen before. */
  loaded: boolean
}

/** Brings the reader to where it is when the update happens. */
export type Arrive = (scene: Scene, place: Place) => Promise<void>

interface InTime {
  /** @default the page is opened */
  before?: Arrive
  /** What happens between the update and the reading. */
  come: (scene: Scene, place: Place) => Promise<void>
}

/** The page beside each page, a link away, and the name of the link back. */
const beside: Partial<Record<PageName, { page: PageName; linkBack: string }>> = {
  'with-session-prop': { page: 'another', linkBack: 'With a session prop' },
  'without-session-prop': { page: 'another', linkBack: 'Without a session prop' },
  'server-component': { page: 'server-component-again', linkBack: 'One page' },
}

function neighbourOf(page: PageName) {
  const found = beside[page]
  if (!found)
    throw new Error(`There is no page beside ${page}. Give it one in moments.ts, or leave the cell out by a rule.`)
  return found
}

/** Every moment: how it comes about. */
export const inTime: Record<Moment, InTime> = {
  'at-once': {
    before: ({ reader }, { page, loaded }) => reader.open(loaded ? 'without-session-prop' : page),
    come: async ({ reader }, { page, loaded }) => {
      if (loaded) await reader.open(page)
    },
  },
  'after-focus': { come: ({ reader }) => reader.focus() },
  'after-poll': { come: ({ reader }) => reader.device.pass('01:00') },
  'after-link': {
    before: ({ reader }, { page, loaded }) => reader.open(loaded ? neighbourOf(page).page : page),
    come: ({ reader }, { page, loaded }) => reader.follow(loaded ? neighbourOf(page).linkBack : 'Another page'),
  },
  'after-prefetched-link': {
    before: async ({ reader }, { page }) => {
      // The Pages Router fetches code ahead, the App Router the page itself
      if (page === 'with-session-prop') return reader.open('another')
      await reader.open('server-component-prefetching')
      await reader.untilPrefetched(page)
    },
    come: ({ reader }, { page }) => reader.follow(`${neighbourOf(page).linkBack}, prefetched`),
  },
  'after-client-back': {
    before: async ({ reader }, { page }) => {
      await reader.open(page)
      await reader.follow('Another page')
    },
    come: ({ reader }) => reader.clientBack(),
  },
  'after-bfcache': {
    // Left for a page that does not ask for the session when it is opened: it would tell the page that is kept, which
    // hears it when it is restored, so that more than one cause could make it fresh
    before: async ({ reader }, { page }) => {
      await reader.open(page)
      await reader.open('polling-with-session-prop')
    },
    come: ({ reader }) => reader.browserBack(),
  },
  'after-router-refresh': { come: ({ reader }) => reader.refresh() },
  'after-reload': { come: ({ reader }) => reader.reload() },
  'in-new-tab': {
    come: async (scene, { page }) => {
      scene.reader = await scene.device.openTab()
      await scene.reader.open(page)
    },
  },
  'a-day-later': { come: ({ reader }) => reader.device.pass('24:00:00') },
}
