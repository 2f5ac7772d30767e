import { signOut } from 'next-auth/react'
import { useEffect } from 'react'
import { Provider, useDispatch } from 'react-redux'
import { ClientViews } from '../client-views'
import { useCompanyStore } from '../company-store'
import * as redux from '../redux-store'
import { ReduxStore } from '../redux-store-inspector'
import { SessionInspector } from '../session-inspector'
import type { Way } from '../update-form'

const store = redux.companyStore()

const more: Record<string, Way> = {
  // With a company, `{ "id": "globex", "name": "Globex" }`
  'redux-store': (data) => Promise.resolve(store.dispatch(redux.choose(data as { id: string; name: string }))),
  'sign-out': () => signOut({ redirect: false }),
  'sign-out-and-forget': async () => {
    useCompanyStore.setState({ company: null })
    store.dispatch(redux.forget())
    return signOut({ redirect: false })
  },
}

/**
 * Client-only stores beside the session: one made with zustand, one with Redux Toolkit. Both are read from the local
 * storage when the page is mounted.
 *
 * @param seen what `getServerSideProps` saw
 */
export function ClientStores({ seen }: { seen: unknown }) {
  return (
    <>
      <h1>Client-only stores</h1>
      <SessionInspector view="get-server-side-props" session={seen} />
      <Provider store={store}>
        <Remember />
        <ReduxStore />
      </Provider>
      <ClientViews more={more} />
    </>
  )
}

/** Reads it behind the first render, which has to be what the server has sent. */
function Remember() {
  const dispatch = useDispatch()
  useEffect(() => {
    const kept = redux.keptState()
    if (kept) dispatch(redux.remember(kept))
  }, [dispatch])
  return null
}
