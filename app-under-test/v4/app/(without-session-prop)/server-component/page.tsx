import { OneServerComponent } from '../../../../probe/pages/server-components'
import { serverSession } from '../../../auth/server-session'

/** View: a server component. */
export default async function Page() {
  return <OneServerComponent session={await serverSession()} />
}
