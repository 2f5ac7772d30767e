import { ClientViews } from '../../../../probe/client-views'

/** A page for signed-in users, which the proxy guards with `getToken`. It checks nothing itself. */
export default function GuardedByToken() {
  return (
    <>
      <h1>A page for signed-in users</h1>
      <ClientViews />
    </>
  )
}
