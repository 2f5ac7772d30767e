export { WithSessionProp as default } from '../../../probe/pages/with-session-prop'
export { sessionProps as getServerSideProps } from '../../auth/session-props'
