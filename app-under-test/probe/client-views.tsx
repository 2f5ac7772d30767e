'use client'

import { getSession, useSession } from 'next-auth/react'
import { useEffect, useState } from 'react'
import { useCompanyStore } from './company-store'
import { SessionInspector } from './session-inspector'
import { UpdateForm, type UpdatePath } from './update-form'

/**
 * What this page's browser code sees: `useSession` and the client-only store all the time, `getSession()` when its button is
 * clicked.
 *
 * @param morePaths the update paths that this page has in addition to the usual ones
 */
export function ClientViews({ morePaths }: { morePaths?: Record<string, UpdatePath> }) {
  const { data, status } = useSession()
  const [last, setLast] = useState<{ reads: number; session: unknown }>()
  const readSession = async () => {
    const session = await getSession()
    setLast((before) => ({ reads: (before?.reads ?? 0) + 1, session }))
  }
  return (
    <div className="grid">
      <SessionInspector view="use-session" session={data} status={status} />
      <div>
        <SessionInspector view="get-session" session={last} />
        <button data-read="get-session" onClick={() => void readSession()}>
          getSession()
        </button>
      </div>
      <ClientStore />
      <UpdateForm morePaths={morePaths} />
    </div>
  )
}

/** The client-only store, in a component of its own: when it changes, nothing else re-renders. */
function ClientStore() {
  const company = useCompanyStore((store) => store.company)
  useEffect(() => void useCompanyStore.persist.rehydrate(), [])
  return <SessionInspector view="client-store" session={{ company }} />
}
