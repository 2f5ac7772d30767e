import type { LiveView, Reading, Tab } from '../fixtures'

type Company = Parameters<Tab['update']['byClientStore']>[0]

/** A client-only store that persists to local storage: what the article's author considered first, and rejected. */
interface ClientStore {
  id: string
  /** The name in titles. */
  name: string
  choose: (tab: Tab, company: Company) => Promise<Reading>
  of: (tab: Tab) => LiveView
}

export const zustand: ClientStore = {
  id: 'zustand',
  name: 'a Zustand store',
  choose: (tab, company) => tab.update.byClientStore(company),
  of: (tab) => tab.clientStore,
}

export const redux: ClientStore = {
  id: 'redux',
  name: 'a Redux Toolkit store',
  choose: (tab, company) => tab.update.byReduxStore(company),
  of: (tab) => tab.reduxStore,
}

export const clientStores = [zustand, redux]
