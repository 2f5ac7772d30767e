'use client'

import { useSession } from 'next-auth/react'
import { basePath } from '../session/base-path'

/**
 * The article's second scenario: the user chooses the company to manage, with a GET or with `update(data)`.
 *
 * @param onChosen called when the update's response has arrived
 */
export function CompanyPicker({ onChosen }: { onChosen: () => void }) {
  const { data: session, update } = useSession()
  if (!session) return <p>Sign in first.</p>

  const byQuery = async (companyId: string) => {
    await fetch(`${basePath}/api/auth/session?companyId=${encodeURIComponent(companyId)}`)
    onChosen()
  }
  const byUpdate = async (companyId: string) => {
    await update({ companyId })
    onChosen()
  }

  return (
    <ul className="grid companies" aria-label="Companies">
      {session.user.companyIds.map((companyId) => (
        <li key={companyId} className="card" aria-current={session.company?.id === companyId}>
          <h2>{companyId}</h2>
          <p className="row">
            <button onClick={() => void byQuery(companyId)}>Choose with fetch</button>
            <button onClick={() => void byUpdate(companyId)}>Choose with update()</button>
          </p>
        </li>
      ))}
    </ul>
  )
}
