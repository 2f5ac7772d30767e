export { Required as default } from '../../../../probe/pages/client'
