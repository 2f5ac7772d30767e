import { GuardedPage } from '../../../../../../../probe/pages/guarded'
import { auth } from '../../../../../../auth'

/** Prerendered, although it reads the session: in the build, there is no visitor. */
export const dynamic = 'force-static'

export default async function Page() {
  return <GuardedPage router="app-router" view="server-component" seen={await auth()} />
}
