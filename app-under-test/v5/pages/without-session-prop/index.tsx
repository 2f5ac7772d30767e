export { WithoutSessionProp as default } from '../../../probe/pages/without-session-prop'
