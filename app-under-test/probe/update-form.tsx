'use client'

import { getCsrfToken, signIn, signOut, useSession } from 'next-auth/react'
import { useState, type SubmitEvent } from 'react'
import { basePath } from '../session/base-path'
import { useCompanyStore } from './company-store'
import { SessionInspector } from './session-inspector'

/** A way to update the session. Resolves with the response to the update. */
export type UpdatePath = (data: Record<string, unknown>) => Promise<unknown>

/** All update paths of a page, to try by hand: select one, write the data as JSON, see the response. */
export function UpdateForm({ morePaths = {} }: { morePaths?: Record<string, UpdatePath> }) {
  const { update } = useSession()
  const [lastUpdate, setLastUpdate] = useState<{ updates: number; answer: unknown }>()

  const paths: Record<string, UpdatePath> = {
    // The way that the article describes
    'get-query': async (data) => {
      const response = await fetch(
        `${basePath}/api/auth/session?${new URLSearchParams(data as Record<string, string>).toString()}`,
      )
      return response.json()
    },
    'update-data': (data) => update(data),
    update: () => update(),
    'post-csrf': async (data) => {
      return post('/api/auth/session', { csrfToken: await getCsrfToken(), data })
    },
    'api-route': (data) => post('/api/writes/api-route', data),
    'route-handler': (data) => post('/api/writes/route-handler', data),
    // Only with the database strategy
    row: (data) => post('/api/writes/row', data),
    // The data is an email address and a password
    'sign-in': (data) => signIn('credentials', { ...data, redirect: false }),
    // The data is a company: `{ "id": "globex", "name": "Globex" }`
    'client-store': (data) => Promise.resolve(useCompanyStore.getState().choose(data as { id: string; name: string })),
    // Only in NextAuth 5
    'server-update': (data) => post('/api/writes/server-update', data),
    'server-update-revalidate': (data) => post('/api/writes/server-update?then=revalidate', data),
    'server-update-refresh': (data) => post('/api/writes/server-update?then=refresh', data),
    'server-update-redirect': (data) => post('/api/writes/server-update?then=redirect', data),
    // The data is an email address and a password
    'cookie-set': (data) => post('/api/writes/session-cookie', data),
    'cookie-deleted': async () => (await fetch(`${basePath}/api/writes/session-cookie`, { method: 'DELETE' })).json(),
    'sign-out': () => signOut({ redirect: false }),
    'sign-out-and-return': () => signOut(),
    ...morePaths,
  }

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const path = paths[form.get('path') as string]
    const data = JSON.parse(form.get('data') as string) as Record<string, unknown>
    const answer = await path?.(data).catch((error: unknown) => String(error))
    setLastUpdate((before) => ({ updates: (before?.updates ?? 0) + 1, answer }))
  }

  return (
    <form className="card" onSubmit={(event) => void submit(event)} data-form="update">
      <h2>Update the session</h2>
      <label>
        Update path
        <select name="path">
          <option value="get-query">fetch(&apos;/api/auth/session?…&apos;)</option>
          <option value="update-data">update(data)</option>
          <option value="update">update()</option>
          <option value="post-csrf">POST with the CSRF token</option>
          <option value="api-route">a write by an API route</option>
          <option value="route-handler">a write by a route handler</option>
          <option value="row">a write to the user’s row by an API route</option>
          <option value="sign-in">signIn(…, {'{ redirect: false }'})</option>
          <option value="client-store">the client-only store</option>
          <option value="server-update">unstable_update() in a route handler</option>
          <option value="server-update-revalidate">the same, then revalidatePath()</option>
          <option value="server-update-refresh">the same, then refresh()</option>
          <option value="server-update-redirect">the same, then a redirect</option>
          <option value="cookie-set">a sign-in by a route handler</option>
          <option value="cookie-deleted">a sign-out by a route handler</option>
          <option value="sign-out">signOut({'{ redirect: false }'})</option>
          <option value="sign-out-and-return">signOut()</option>
          {Object.keys(morePaths).map((path) => (
            <option key={path} value={path}>
              {path}
            </option>
          ))}
        </select>
      </label>
      <label>
        Data
        <textarea name="data" rows={3} defaultValue={'{ "companyId": "globex" }'} spellCheck={false} />
      </label>
      <button>Update</button>
      <SessionInspector view="update-response" session={lastUpdate} />
    </form>
  )
}

/** Sends a POST request with JSON. Returns the parsed response, or its text if it is not JSON. */
export async function post(path: string, body: Record<string, unknown>): Promise<unknown> {
  const response = await fetch(basePath + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
