import { AnotherServerComponent } from '../../../../../probe/pages/server-components'
import { auth } from '../../../../auth'
import { serverActions } from '../../../../auth/server-actions'

export default async function Page() {
  return <AnotherServerComponent session={await auth()} actions={serverActions} />
}
