import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Company } from '../session/types'

interface CompanyStore {
  company: Company | null
  choose: (company: Company) => void
}

/**
 * The alternative that the article rejects: the chosen company is kept in the browser only (zustand, persisted to
 * `localStorage`).
 *
 * @param skipHydration `true`: the caller reads `localStorage` later; `false`: it is read immediately
 */
export const companyStore = (skipHydration: boolean) =>
  create<CompanyStore>()(
    persist((set) => ({ company: null, choose: (company) => set({ company }) }), {
      name: 'company-store',
      partialize: ({ company }) => ({ company }),
      skipHydration,
    }),
  )

/** Read from `localStorage` when a page mounts, so that the server's HTML and the first render match. */
export const useCompanyStore = companyStore(true)
