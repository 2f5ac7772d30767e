'use client'

import { useSession } from 'next-auth/react'
import { useState } from 'react'
import { basePath } from '../session/base-path'

/** The article's first scenario: the user changes their first name, with a GET or with `update(data)`. */
export function ProfileForm() {
  const { data: session, update } = useSession()
  const [firstName, setFirstName] = useState('')
  const [saved, setSaved] = useState(false)
  if (!session) return <p>Sign in first.</p>

  const byQuery = async () => {
    await fetch(`${basePath}/api/auth/session?firstName=${encodeURIComponent(firstName)}`)
    setSaved(true)
  }
  const byUpdate = async () => {
    await update({ firstName })
    setSaved(true)
  }

  return (
    <form className="card" onSubmit={(event) => event.preventDefault()}>
      <h2>Hello, {session.user.firstName}</h2>
      <label>
        First name
        <input
          value={firstName}
          placeholder={session.user.firstName}
          onChange={(event) => setFirstName(event.target.value)}
        />
      </label>
      <p className="row">
        <button onClick={() => void byQuery()}>Save with fetch</button>
        <button onClick={() => void byUpdate()}>Save with update()</button>
        {saved && <span role="status">Saved</span>}
      </p>
    </form>
  )
}
