import { ClientViews } from '../../../../../probe/client-views'
import { SessionInspector } from '../../../../../probe/session-inspector'
import { auth } from '../../../../auth'
import { serverActions } from '../../../../auth/server-actions'

/** Updates the session on the server: in a server action and in a route handler. */
export default async function Page() {
  return (
    <>
      <h1>Updated on the server</h1>
      <SessionInspector view="server-component" session={await auth()} />
      <ClientViews morePaths={serverActions} />
    </>
  )
}
