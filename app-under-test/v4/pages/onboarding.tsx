export { Onboarding as default } from '../../probe/pages/onboarding'
