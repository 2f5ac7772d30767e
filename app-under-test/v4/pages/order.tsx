export { Order as default } from '../../probe/pages/order'
export { sessionProps as getServerSideProps } from '../auth/session-props'
