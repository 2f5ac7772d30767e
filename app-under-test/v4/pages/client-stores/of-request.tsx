export { StoreOfRequest as default } from '../../../probe/pages/client-stores-on-server'
export { sessionProps as getServerSideProps } from '../../auth/session-props'
