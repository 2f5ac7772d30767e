export { Polling as default, pollingProps as getStaticProps } from '../../../probe/pages/without-session-prop'
