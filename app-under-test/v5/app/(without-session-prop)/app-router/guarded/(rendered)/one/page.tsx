import { GuardedPage } from '../../../../../../../probe/pages/guarded'
import { auth } from '../../../../../../auth'

export default async function Page() {
  return <GuardedPage router="app-router" view="server-component" seen={await auth()} />
}
