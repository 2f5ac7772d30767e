export { WithSessionProp as default } from '../../../probe/pages/with-session-prop'
export { cachedSessionProps as getServerSideProps } from '../../auth/session-props'
