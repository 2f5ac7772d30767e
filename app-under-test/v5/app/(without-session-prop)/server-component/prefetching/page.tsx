export { Prefetching as default } from '../../../../../probe/pages/server-components'
