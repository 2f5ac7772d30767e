'use client'

import { useSession } from 'next-auth/react'
import { useCallback, useEffect, useRef } from 'react'

/**
 * `useSession().update`, for updates that must not be lost. NextAuth ignores an update while the session loads, and an update is
 * loading, too. And of two updates at the same time, in one tab or in two, the last one undoes the other. Here, an update waits until
 * the session has loaded and no other update of this browser is running.
 */
export function useUpdateInTurn() {
  const { status, update } = useSession()
  const current = useRef({ status, update })
  const onLoaded = useRef<(() => void)[]>([])

  useEffect(() => {
    current.current = { status, update }
    if (status !== 'loading') for (const resolve of onLoaded.current.splice(0)) resolve()
  }, [status, update])
  // Other updates must not wait for a component that is gone
  useEffect(() => () => onLoaded.current.splice(0).forEach((resolve) => resolve()), [])

  return useCallback(
    (data: unknown) =>
      navigator.locks.request('session-update', async () => {
        if (current.current.status === 'loading') await new Promise<void>((resolve) => onLoaded.current.push(resolve))
        return current.current.update(data)
      }),
    [],
  )
}
