import { AnotherServerComponent } from '../../../../../probe/pages/server-components'
import { auth } from '../../../../auth'

export default async function Page() {
  return <AnotherServerComponent session={await auth()} />
}
