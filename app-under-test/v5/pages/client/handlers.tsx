export { Handlers as default } from '../../../probe/pages/handlers'
