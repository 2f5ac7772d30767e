import { ClientViews } from '../client-views'
import { SessionInspector } from '../session-inspector'

/**
 * @param way how `getServerSideProps` read the session
 * @param seen the session that it read
 */
export function Dashboard({ way, seen }: { way: string; seen: unknown }) {
  return (
    <>
      <h1>Dashboard</h1>
      <p>
        <code>getServerSideProps</code> with <code>{way}</code>
      </p>
      <SessionInspector view="get-server-side-props" session={seen} />
      <ClientViews />
    </>
  )
}
