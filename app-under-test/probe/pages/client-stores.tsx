import { signOut } from 'next-auth/react'
import { useEffect } from 'react'
import { Provider, useDispatch } from 'react-redux'
import { ClientViews } from '../client-views'
import { useCompanyStore } from '../company-store'
import * as redux from '../redux-store'
import { ReduxStore } from '../redux-store-inspector'
import { SessionInspector } from '../session-inspector'
import type { UpdatePath } from '../update-form'

const store = redux.companyStore()

const morePaths: Record<string, UpdatePath> = {
  // The data is a company: `{ "id": "globex", "name": "Globex" }`
  'redux-store': (data) => Promise.resolve(store.dispatch(redux.choose(data as { id: string; name: string }))),
  'sign-out-and-forget': async () => {
    useCompanyStore.setState({ company: null })
    store.dispatch(redux.forget())
    return signOut({ redirect: false })
  },
}

/**
 * Two client-only stores next to the session: one with zustand, one with Redux Toolkit. Both are read from `localStorage`
 * when the page mounts.
 *
 * @param seen the session that `getServerSideProps` read
 */
export function ClientStores({ seen }: { seen: unknown }) {
  return (
    <>
      <h1>Client-only stores</h1>
      <SessionInspector view="get-server-side-props" session={seen} />
      <Provider store={store}>
        <RestoreReduxStore />
        <ReduxStore />
      </Provider>
      <ClientViews morePaths={morePaths} />
    </>
  )
}

/** Restores the Redux store after the first render, which must match the server's HTML. */
function RestoreReduxStore() {
  const dispatch = useDispatch()
  useEffect(() => {
    const kept = redux.keptState()
    if (kept) dispatch(redux.remember(kept))
  }, [dispatch])
  return null
}
