export { Area as default } from '../../../probe/pages/area'
