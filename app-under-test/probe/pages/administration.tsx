import { ClientViews } from '../client-views'
import { SessionInspector } from '../session-inspector'

/**
 * The page of administrators.
 *
 * @param seen the session that `getServerSideProps` read
 */
export function Administration({ seen }: { seen: unknown }) {
  return (
    <>
      <h1>Administration</h1>
      <SessionInspector view="get-server-side-props" session={seen} />
      <ClientViews />
    </>
  )
}
