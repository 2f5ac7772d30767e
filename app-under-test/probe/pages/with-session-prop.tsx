import { ClientViews } from '../client-views'
import { PageLinks } from '../page-links'
import { SessionInspector } from '../session-inspector'

/**
 * The provider has a `session` prop, from `getServerSideProps`.
 *
 * @param seen the session that `getServerSideProps` read
 */
export function WithSessionProp({ seen }: { seen: unknown }) {
  return (
    <>
      <h1>With a session prop</h1>
      <PageLinks links={[{ href: '/another', name: 'Another page', prefetch: false }]} />
      <SessionInspector view="get-server-side-props" session={seen} />
      <ClientViews />
    </>
  )
}

/** A provider that polls, with a `session` prop. */
export function PollingWithSessionProp() {
  return (
    <>
      <h1>Polling every minute, with a session prop</h1>
      <ClientViews />
    </>
  )
}
