import { getServerSession } from 'next-auth'
import { ClientViews } from '../../../../probe/client-views'
import { RefreshButton } from '../../../../probe/refresh-button'
import { SessionInspector } from '../../../../probe/session-inspector'
import { createOptions } from '../../../auth/options'
import { ServerLinks } from './links'

/** View: a server component. */
export default async function ServerComponent() {
  return (
    <>
      <h1>A server component</h1>
      <ServerLinks />
      <RefreshButton />
      <SessionInspector view="server-component" session={await getServerSession(createOptions())} />
      <ClientViews />
    </>
  )
}
