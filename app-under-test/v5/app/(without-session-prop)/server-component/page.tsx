import { OneServerComponent } from '../../../../probe/pages/server-components'
import { auth } from '../../../auth'
import { serverActions } from '../../../auth/server-actions'

/** View: a server component. */
export default async function Page() {
  return <OneServerComponent session={await auth()} actions={serverActions} />
}
