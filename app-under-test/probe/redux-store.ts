import { configureStore, createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { Company } from '../session/types'

export interface CompanyState {
  company: Company | null
}

const initialState: CompanyState = { company: null }

const slice = createSlice({
  name: 'company',
  initialState,
  reducers: {
    choose: (state, { payload }: PayloadAction<Company>) => ({ ...state, company: payload }),
    remember: (_, { payload }: PayloadAction<CompanyState>) => payload,
    forget: () => initialState,
  },
})

export const { choose, forget, remember } = slice.actions

const key = 'company-store-of-redux'

/**
 * The other client-only store that the article rejects: the chosen company is kept in the browser only (Redux Toolkit,
 * written to `localStorage` at each change).
 *
 * @param preloadedState the initial state
 */
export function companyStore(preloadedState?: CompanyState) {
  const store = configureStore({ reducer: slice.reducer, preloadedState })
  if (typeof window !== 'undefined') {
    store.subscribe(() => localStorage.setItem(key, JSON.stringify(store.getState())))
  }
  return store
}

/** The state that an earlier page wrote to `localStorage`. `undefined` if there is none, and on the server. */
export function keptState(): CompanyState | undefined {
  const kept = typeof window === 'undefined' ? null : localStorage.getItem(key)
  return kept === null ? undefined : (JSON.parse(kept) as CompanyState)
}
