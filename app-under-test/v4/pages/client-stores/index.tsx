export { ClientStores as default } from '../../../probe/pages/client-stores'
export { sessionProps as getServerSideProps } from '../../auth/session-props'
