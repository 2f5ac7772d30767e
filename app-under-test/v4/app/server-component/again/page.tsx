import { getServerSession } from 'next-auth'
import { createOptions } from '../../../auth/options'
import { SessionInspector } from '../../../../probe/session-inspector'
import { ServerLinks } from '../links'

/** A second page under the same layout, to move to and back. */
export default async function AnotherServerComponent() {
  return (
    <>
      <h1>Another server component</h1>
      <ServerLinks />
      <SessionInspector view="server-component" session={await getServerSession(createOptions())} />
    </>
  )
}
