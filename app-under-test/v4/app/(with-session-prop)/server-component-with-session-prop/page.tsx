import { getServerSession } from 'next-auth'
import { ClientViews } from '../../../../probe/client-views'
import { RefreshButton } from '../../../../probe/refresh-button'
import { SessionInspector } from '../../../../probe/session-inspector'
import { createOptions } from '../../../auth/options'

/** A server component under a provider with a `session` prop. */
export default async function ServerComponentWithSessionProp() {
  return (
    <>
      <h1>A server component, the provider with a session prop</h1>
      <RefreshButton />
      <SessionInspector view="server-component" session={await getServerSession(createOptions())} />
      <ClientViews />
    </>
  )
}
