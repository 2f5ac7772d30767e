import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Company } from '../session/types'

interface CompanyStore {
  company: Company | null
  choose: (company: Company) => void
}

/**
 * The alternative that the article rejects: what the person chose is kept in the browser only (zustand, persisted to the
 * local storage).
 *
 * @param skipHydration whether somebody else reads what is kept there; it is read at once otherwise
 */
export const companyStore = (skipHydration: boolean) =>
  create<CompanyStore>()(
    persist((set) => ({ company: null, choose: (company) => set({ company }) }), {
      name: 'company-store',
      partialize: ({ company }) => ({ company }),
      skipHydration,
    }),
  )

/** Read from there when a page is mounted, so that the server's HTML and the first render agree. */
export const useCompanyStore = companyStore(true)
