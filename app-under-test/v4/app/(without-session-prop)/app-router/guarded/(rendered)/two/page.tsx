import { GuardedPage } from '../../../../../../../probe/pages/guarded'
import { serverSession } from '../../../../../../auth/server-session'

export default async function Page() {
  return <GuardedPage router="app-router" view="server-component" seen={await serverSession()} />
}
