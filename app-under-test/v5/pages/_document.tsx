export { PagesDocument as default } from '../../probe/pages/html'
