import type { LiveView, Moment, PageName, Reading, Tab, View } from '../../fixtures'
import { anotherDevice, before, type Scene } from './scene'

interface ViewProbe {
  /**
   * When the view is read:
   *
   * - `requested`: by its own request, whenever it is needed.
   * - `loaded`: when its page is loaded or navigated to.
   * - `on screen`: at any time, because it is on screen all the time.
   */
  readWhen: 'requested' | 'loaded' | 'on screen'
  page: PageName
  /** Other pages, for the moments that need them. */
  pages?: Partial<Record<Moment, PageName>>
  /**
   * For a view on screen: the page that shows it in the App Router, for a server action. @default `page`, if that is a page of
   * the App Router
   */
  appRouterPage?: PageName
  /** Opens the tab that reads it. @default it is read in the tab in which the update happens */
  reader?: (scene: Scene) => Promise<Tab>
  /** What to do after the page is opened, before the update. */
  ready?: (tab: Tab) => Promise<unknown>
  read: (reader: Tab, scene: Scene) => LiveView | Promise<Reading>
}

const openAnotherTab = ({ device }: Scene) => device.openTab()
/** Sets the store to the company of the session. */
const fillStore = (tab: Tab) => tab.update.byClientStore(before)

const readUseSession = (tab: Tab) => tab.useSession
const readGetSession = (tab: Tab) => tab.getSession()
const readClientStore = (tab: Tab) => tab.clientStore

/** Every view, and how it is read. */
export const viewProbes: Record<View, ViewProbe> = {
  response: {
    readWhen: 'requested',
    page: 'with-session-prop',
    read: (_, { response }) => Promise.resolve(response as Reading),
  },
  'get-session': { readWhen: 'requested', page: 'with-session-prop', read: readGetSession },
  'session-route': { readWhen: 'requested', page: 'with-session-prop', read: (tab) => tab.readFrom('session-route') },
  'use-session': {
    readWhen: 'on screen',
    page: 'with-session-prop',
    pages: { 'after-poll': 'polling-with-session-prop', 'after-router-refresh': 'server-component-with-session-prop' },
    appRouterPage: 'server-component-with-session-prop',
    read: readUseSession,
  },
  'use-session-without-prop': {
    readWhen: 'on screen',
    page: 'without-session-prop',
    pages: { 'after-poll': 'polling-without-session-prop', 'after-router-refresh': 'server-component' },
    appRouterPage: 'server-component',
    read: readUseSession,
  },
  'use-session-in-another-tab': {
    readWhen: 'on screen',
    page: 'with-session-prop',
    pages: { 'after-poll': 'polling-with-session-prop' },
    appRouterPage: 'server-component-with-session-prop',
    reader: openAnotherTab,
    read: readUseSession,
  },
  'get-session-in-another-tab': {
    readWhen: 'requested',
    page: 'with-session-prop',
    reader: openAnotherTab,
    read: readGetSession,
  },
  'get-server-side-props': { readWhen: 'loaded', page: 'with-session-prop', read: (tab) => tab.serverSideProps },
  'get-server-side-props-on-screen': {
    readWhen: 'on screen',
    page: 'with-session-prop',
    read: (tab) => tab.serverSideProps,
  },
  'api-route': { readWhen: 'requested', page: 'with-session-prop', read: (tab) => tab.readFrom('api-route') },
  'route-handler': { readWhen: 'requested', page: 'with-session-prop', read: (tab) => tab.readFrom('route-handler') },
  proxy: { readWhen: 'requested', page: 'with-session-prop', read: (tab) => tab.readFrom('proxy') },
  'with-auth': { readWhen: 'requested', page: 'with-session-prop', read: (tab) => tab.readFrom('with-auth') },
  'server-component': { readWhen: 'loaded', page: 'server-component', read: (tab) => tab.serverComponent },
  'server-component-on-screen': { readWhen: 'on screen', page: 'server-component', read: (tab) => tab.serverComponent },
  'shared-layout': { readWhen: 'loaded', page: 'server-component', read: (tab) => tab.sharedLayout },
  'shared-layout-on-screen': { readWhen: 'on screen', page: 'server-component', read: (tab) => tab.sharedLayout },
  'get-session-on-another-device': {
    readWhen: 'requested',
    page: 'with-session-prop',
    reader: anotherDevice,
    read: readGetSession,
  },
  'use-session-on-another-device': {
    readWhen: 'on screen',
    page: 'with-session-prop',
    reader: anotherDevice,
    read: readUseSession,
  },
  'client-store': { readWhen: 'on screen', page: 'without-session-prop', ready: fillStore, read: readClientStore },
  'client-store-in-another-tab': {
    readWhen: 'on screen',
    page: 'without-session-prop',
    ready: fillStore,
    reader: openAnotherTab,
    read: readClientStore,
  },
  'client-store-on-another-device': {
    readWhen: 'on screen',
    page: 'without-session-prop',
    ready: fillStore,
    reader: anotherDevice,
    read: readClientStore,
  },
}

/** Whether a page belongs to the App Router. */
export const isAppRouterPage = (page: PageName) => page.startsWith('server-component')

/** The page on which a cell reads its view. */
export const pageOf = (view: View, moment: Moment): PageName =>
  viewProbes[view].pages?.[moment] ?? viewProbes[view].page

/** The same for a server action. What is requested can be requested on any page. */
export function appRouterPageOf(view: View, moment: Moment): PageName {
  const { readWhen, appRouterPage = 'server-component' } = viewProbes[view]
  if (readWhen === 'requested') return 'server-component'
  const page = pageOf(view, moment)
  return readWhen === 'loaded' || isAppRouterPage(page) ? page : appRouterPage
}

/** Whether a cell can be read after a server action: its page belongs to the App Router, or is opened only after the update. */
export function suitsServerAction(view: View, moment: Moment): boolean {
  const { readWhen, appRouterPage } = viewProbes[view]
  return (
    readWhen === 'requested' ||
    appRouterPage !== undefined ||
    isAppRouterPage(pageOf(view, moment)) ||
    (readWhen === 'loaded' && moment === 'immediately')
  )
}
