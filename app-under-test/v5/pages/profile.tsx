export { Profile as default } from '../../probe/pages/profile'
