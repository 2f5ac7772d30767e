import { ClientViews } from '../../../probe/client-views'
import { PageLinks } from '../../../probe/page-links'

/** The provider has no `session` prop: it fetches the session when it mounts. */
export default function WithoutSessionProp() {
  return (
    <>
      <h1>Without a session prop</h1>
      <PageLinks links={[{ href: '/another', name: 'Another page', prefetch: false }]} />
      <ClientViews />
    </>
  )
}
