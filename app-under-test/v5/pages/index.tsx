export { Home as default } from '../../probe/pages/home'
