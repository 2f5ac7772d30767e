export { Another as default } from '../../probe/pages/another'
