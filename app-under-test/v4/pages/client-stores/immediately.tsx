export { ClientStoresImmediately as default } from '../../../probe/pages/client-stores-immediately'
