'use client'

import Link from 'next/link'
import { useState } from 'react'

/** How a link prefetches: the values of the `prefetch` property of `next/link`, and a link that prefetches on hover. */
export type Prefetching = 'default' | 'full' | 'none' | 'on-hover'

const prefetchOf = { default: undefined, full: true, none: false } as const

/** In the App Router, `prefetch={false}` also disables prefetching on hover. This link is the one that Next's docs show for it. */
export function PrefetchingLink({ href, name, prefetching }: { href: string; name: string; prefetching: Prefetching }) {
  const [hovered, setHovered] = useState(false)
  if (prefetching !== 'on-hover')
    return (
      <Link href={href} prefetch={prefetchOf[prefetching]}>
        {name}
      </Link>
    )
  return (
    <Link href={href} prefetch={hovered ? undefined : false} onMouseEnter={() => setHovered(true)}>
      {name}
    </Link>
  )
}
