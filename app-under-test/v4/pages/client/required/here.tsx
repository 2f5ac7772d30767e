export { RequiredHere as default } from '../../../../probe/pages/client'
