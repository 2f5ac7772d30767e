import { ClientViews } from '../client-views'

/** A page that the callback `authorized` guards in the proxy. It checks nothing itself. */
export function Area() {
  return (
    <>
      <h1>An area for some users only</h1>
      <ClientViews />
    </>
  )
}
