import { storeFilledBy } from '../../../probe/pages/client-stores-on-server'
import { sessionProps } from '../../auth/session-props'

export { StoreOfServer as default } from '../../../probe/pages/client-stores-on-server'

export const getServerSideProps = storeFilledBy(sessionProps)
