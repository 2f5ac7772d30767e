export { ClientStoresAtOnce as default } from '../../../probe/pages/client-stores-at-once'
