'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'

export function ServerLinks() {
  const router = useRouter()
  return (
    <p className="row">
      <Link href="/server-component" prefetch={false}>
        One page
      </Link>
      <Link href="/server-component/again" prefetch={false}>
        Another page under the same layout
      </Link>
      <button onClick={() => router.refresh()}>router.refresh()</button>
    </p>
  )
}
