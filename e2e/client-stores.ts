import type { LiveView, Reading, Tab } from '../fixtures'

type Company = Parameters<Tab['update']['byClientStore']>[0]

/** A client-only store, kept in the local storage: what the article's author thought of first, and rejected. */
interface ClientStore {
  id: string
  /** Its place in a sentence. */
  name: string
  choose: (tab: Tab, company: Company) => Promise<Reading>
  of: (tab: Tab) => LiveView
}

export const zustand: ClientStore = {
  id: 'zustand',
  name: 'a store of zustand',
  choose: (tab, company) => tab.update.byClientStore(company),
  of: (tab) => tab.clientStore,
}

export const redux: ClientStore = {
  id: 'redux',
  name: 'a store of Redux Toolkit',
  choose: (tab, company) => tab.update.byReduxStore(company),
  of: (tab) => tab.reduxStore,
}

export const clientStores = [zustand, redux]
