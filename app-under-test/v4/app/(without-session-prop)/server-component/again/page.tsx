import { AnotherServerComponent } from '../../../../../probe/pages/server-components'
import { serverSession } from '../../../../auth/server-session'

export default async function Page() {
  return <AnotherServerComponent session={await serverSession()} />
}
