import { OneServerComponent } from '../../../../probe/pages/server-components'
import { auth } from '../../../auth'

/** View: a server component. */
export default async function Page() {
  return <OneServerComponent session={await auth()} />
}
