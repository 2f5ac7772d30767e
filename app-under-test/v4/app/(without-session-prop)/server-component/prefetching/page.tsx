import Link from 'next/link'
import { ClientViews } from '../../../../../probe/client-views'

/** A page that has the other one fetched, whole, as soon as its link is seen. */
export default function Prefetching() {
  return (
    <>
      <h1>A page that prefetches</h1>
      <p>
        <Link href="/server-component" prefetch>
          One page, prefetched
        </Link>
      </p>
      <ClientViews />
    </>
  )
}
