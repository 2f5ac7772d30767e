import { getServerSession } from 'next-auth'
import { ClientViews } from '../../../../../probe/client-views'
import { SessionInspector } from '../../../../../probe/session-inspector'
import { createOptions } from '../../../../auth/options'
import { ServerLinks } from '../links'

/** A second page under the same layout, to move to and back. */
export default async function AnotherServerComponent() {
  return (
    <>
      <h1>Another server component</h1>
      <ServerLinks />
      <SessionInspector view="server-component" session={await getServerSession(createOptions())} />
      <ClientViews />
    </>
  )
}
