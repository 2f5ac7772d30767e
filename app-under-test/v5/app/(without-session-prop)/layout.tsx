import '../../../probe/style.css'

export { Document as default } from '../../../probe/document'

export const metadata = { title: 'Session updates' }
