export { WithSessionProp as default } from '../../../probe/pages/with-session-prop'
export { lifetimeProps as getServerSideProps } from '../../auth/session-props'
