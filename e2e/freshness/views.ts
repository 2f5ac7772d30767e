import type { LiveView, Moment, PageName, Reading, Tab, View } from '../../fixtures'
import { anotherDevice, before, type Scene } from './scene'

interface Seen {
  /**
   * - `asked`: by a request of its own, each time.
   * - `loaded`: when its page is loaded or moved to.
   * - `on screen`: it is there all the time.
   */
  read: 'asked' | 'loaded' | 'on screen'
  page: PageName
  /** Other pages for moments that need them. */
  pages?: Partial<Record<Moment, PageName>>
  /** Who reads it. @default the tab in which the update happens */
  reader?: (scene: Scene) => Promise<Tab>
  /** What is done when the page is there, before the update. */
  ready?: (tab: Tab) => Promise<unknown>
  look: (reader: Tab, scene: Scene) => LiveView | Promise<Reading>
}

const anotherTab = ({ device }: Scene) => device.openTab()
/** The store, too, holds what the session holds. */
const inStore = (tab: Tab) => tab.update.byClientStore(before)

const useSession = (tab: Tab) => tab.useSession
const getSession = (tab: Tab) => tab.getSession()
const clientStore = (tab: Tab) => tab.clientStore

/** Every place that reads a session, and how. */
export const seen: Record<View, Seen> = {
  response: {
    read: 'asked',
    page: 'with-session-prop',
    look: (_, { response }) => Promise.resolve(response as Reading),
  },
  'get-session': { read: 'asked', page: 'with-session-prop', look: getSession },
  'use-session': {
    read: 'on screen',
    page: 'with-session-prop',
    pages: { 'after-poll': 'polling-with-session-prop', 'after-router-refresh': 'server-component-with-session-prop' },
    look: useSession,
  },
  'use-session-without-prop': {
    read: 'on screen',
    page: 'without-session-prop',
    pages: { 'after-poll': 'polling-without-session-prop', 'after-router-refresh': 'server-component' },
    look: useSession,
  },
  'use-session-in-another-tab': {
    read: 'on screen',
    page: 'with-session-prop',
    pages: { 'after-poll': 'polling-with-session-prop' },
    reader: anotherTab,
    look: useSession,
  },
  'get-session-in-another-tab': { read: 'asked', page: 'with-session-prop', reader: anotherTab, look: getSession },
  'get-server-side-props': { read: 'loaded', page: 'with-session-prop', look: (tab) => tab.serverSideProps },
  'get-server-side-props-on-screen': {
    read: 'on screen',
    page: 'with-session-prop',
    look: (tab) => tab.serverSideProps,
  },
  'api-route': { read: 'asked', page: 'with-session-prop', look: (tab) => tab.ask('api-route') },
  'route-handler': { read: 'asked', page: 'with-session-prop', look: (tab) => tab.ask('route-handler') },
  proxy: { read: 'asked', page: 'with-session-prop', look: (tab) => tab.ask('proxy') },
  'server-component': { read: 'loaded', page: 'server-component', look: (tab) => tab.serverComponent },
  'server-component-on-screen': { read: 'on screen', page: 'server-component', look: (tab) => tab.serverComponent },
  'shared-layout': { read: 'loaded', page: 'server-component', look: (tab) => tab.sharedLayout },
  'shared-layout-on-screen': { read: 'on screen', page: 'server-component', look: (tab) => tab.sharedLayout },
  'get-session-on-another-device': {
    read: 'asked',
    page: 'with-session-prop',
    reader: anotherDevice,
    look: getSession,
  },
  'use-session-on-another-device': {
    read: 'on screen',
    page: 'with-session-prop',
    reader: anotherDevice,
    look: useSession,
  },
  'client-store': { read: 'on screen', page: 'without-session-prop', ready: inStore, look: clientStore },
  'client-store-in-another-tab': {
    read: 'on screen',
    page: 'without-session-prop',
    ready: inStore,
    reader: anotherTab,
    look: clientStore,
  },
  'client-store-on-another-device': {
    read: 'on screen',
    page: 'without-session-prop',
    ready: inStore,
    reader: anotherDevice,
    look: clientStore,
  },
}
