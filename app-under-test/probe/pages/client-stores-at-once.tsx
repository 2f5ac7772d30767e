import { Provider } from 'react-redux'
import { companyStore } from '../company-store'
import * as redux from '../redux-store'
import { ReduxStore } from '../redux-store-inspector'
import { SessionInspector } from '../session-inspector'

const store = redux.companyStore(redux.keptState())
const useCompanyStoreAtOnce = companyStore(false)

/** The stores, read from the local storage at once, when the page's script is loaded: as it is often written. */
export function ClientStoresAtOnce() {
  return (
    <>
      <h1>Client-only stores, read at once</h1>
      <Provider store={store}>
        <ReduxStore />
      </Provider>
      <ZustandStore />
    </>
  )
}

function ZustandStore() {
  const company = useCompanyStoreAtOnce((state) => state.company)
  return <SessionInspector view="client-store" session={{ company }} />
}
