export { Effects as default } from '../../../probe/pages/effects'
export { sessionProps as getServerSideProps } from '../../auth/session-props'
