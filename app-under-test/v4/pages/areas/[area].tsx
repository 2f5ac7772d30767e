import { ClientViews } from '../../../probe/client-views'

/** A page that `withAuth` guards in the proxy. It checks nothing itself. */
export default function AreaPage() {
  return (
    <>
      <h1>An area for some users only</h1>
      <ClientViews />
    </>
  )
}
