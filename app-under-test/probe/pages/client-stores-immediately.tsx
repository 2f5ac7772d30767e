import { Provider } from 'react-redux'
import { companyStore } from '../company-store'
import * as redux from '../redux-store'
import { ReduxStore } from '../redux-store-inspector'
import { SessionInspector } from '../session-inspector'

const store = redux.companyStore(redux.keptState())
const useCompanyStoreAtOnce = companyStore(false)

/** The stores, read from `localStorage` immediately when the page's script loads, as many apps do. */
export function ClientStoresImmediately() {
  return (
    <>
      <h1>Client-only stores, read immediately</h1>
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
