import '../../probe/style.css'

export { App as default } from '../../probe/pages/app'
