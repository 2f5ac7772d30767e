import { useSelector } from 'react-redux'
import type { CompanyState } from './redux-store'
import { SessionInspector } from './session-inspector'

export function ReduxStore() {
  const company = useSelector((state: CompanyState) => state.company)
  return <SessionInspector view="redux-store" session={{ company }} />
}
