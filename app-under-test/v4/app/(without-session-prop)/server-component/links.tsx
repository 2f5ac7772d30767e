import Link from 'next/link'

/** Links between the pages under this layout, none of them prefetched. */
export function ServerLinks() {
  return (
    <p className="row">
      <Link href="/server-component" prefetch={false}>
        One page
      </Link>
      <Link href="/server-component/again" prefetch={false}>
        Another page
      </Link>
    </p>
  )
}
