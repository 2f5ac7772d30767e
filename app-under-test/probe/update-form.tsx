'use client'

import { getCsrfToken, useSession } from 'next-auth/react'
import { useState, type SubmitEvent } from 'react'
import { SessionInspector } from './session-inspector'

/** Every way for a page to update the session, by hand: pick one, write the data as JSON, see the answer. */
export function UpdateForm() {
  const { update } = useSession()
  const [answer, setAnswer] = useState<unknown>()

  const paths: Record<string, (data: Record<string, unknown>) => Promise<unknown>> = {
    // The article's way
    'get-query': async (data) => {
      const response = await fetch(
        `/api/auth/session?${new URLSearchParams(data as Record<string, string>).toString()}`,
      )
      return response.json()
    },
    'update-data': (data) => update(data),
    update: () => update(),
    'post-csrf': async (data) => {
      const response = await fetch('/api/auth/session', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ csrfToken: await getCsrfToken(), data }),
      })
      return response.json()
    },
  }

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const path = paths[form.get('path') as string]
    const data = JSON.parse(form.get('data') as string) as Record<string, unknown>
    setAnswer({ answer: await path?.(data) })
  }

  return (
    <form className="card" onSubmit={(event) => void submit(event)} data-form="update">
      <h2>Update the session</h2>
      <label>
        Way
        <select name="path">
          <option value="get-query">fetch(&apos;/api/auth/session?…&apos;)</option>
          <option value="update-data">update(data)</option>
          <option value="update">update()</option>
          <option value="post-csrf">POST with the CSRF token</option>
        </select>
      </label>
      <label>
        Data
        <textarea name="data" rows={3} defaultValue={'{ "companyId": "globex" }'} spellCheck={false} />
      </label>
      <button>Update</button>
      <SessionInspector view="update-response" session={answer} />
    </form>
  )
}
