import { getServerSession } from 'next-auth'
import { createOptions } from '../../auth/options'
import { ClientViews } from '../../../probe/client-views'
import { SessionInspector } from '../../../probe/session-inspector'
import { ServerLinks } from './links'

/** View: a server component. */
export default async function ServerComponent() {
  return (
    <>
      <h1>A server component</h1>
      <ServerLinks />
      <SessionInspector view="server-component" session={await getServerSession(createOptions())} />
      <ClientViews />
    </>
  )
}
