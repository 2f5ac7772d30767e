import { SessionInspector } from '../../../../../probe/session-inspector'
import { auth } from '../../../../auth'
import { ServerUpdates } from './server-updates'

/** The session is updated on the server: by a server action, and by a route handler. */
export default async function Page() {
  return (
    <>
      <h1>Updated on the server</h1>
      <SessionInspector view="server-component" session={await auth()} />
      <ServerUpdates />
    </>
  )
}
