export { Client as default } from '../../../probe/pages/client'
