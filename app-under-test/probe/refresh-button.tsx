'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { SessionInspector } from './session-inspector'

/** Calls `router.refresh()`. The count changes in the same transition, so it appears together with the refreshed page. */
export function RefreshButton() {
  const router = useRouter()
  const [refreshes, setRefreshes] = useState(0)
  const [pending, startTransition] = useTransition()
  const refresh = () =>
    startTransition(() => {
      router.refresh()
      setRefreshes((count) => count + 1)
    })
  return (
    <div>
      <button data-action="refresh" onClick={refresh} aria-busy={pending}>
        router.refresh()
      </button>
      <SessionInspector view="refreshes" session={refreshes || null} />
    </div>
  )
}
