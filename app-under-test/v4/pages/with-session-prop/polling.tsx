export { PollingWithSessionProp as default } from '../../../probe/pages/with-session-prop'
export { pollingSessionProps as getServerSideProps } from '../../auth/session-props'
