'use client'

import { getSession, useSession } from 'next-auth/react'
import { useState } from 'react'
import { SessionInspector } from './session-inspector'
import { UpdateForm } from './update-form'

/** What this page's browser code sees: `useSession` all the time, `getSession()` when asked. */
export function ClientViews() {
  const { data, status } = useSession()
  const [read, setRead] = useState<unknown>()
  return (
    <div className="grid">
      <SessionInspector view="use-session" session={data} status={status} />
      <div>
        <SessionInspector view="get-session" session={read} />
        <button data-read="get-session" onClick={() => void getSession().then((session) => setRead({ session }))}>
          getSession()
        </button>
      </div>
      <UpdateForm />
    </div>
  )
}
