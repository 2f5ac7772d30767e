import { signIn, useSession } from 'next-auth/react'
import { useState } from 'react'
import { useUpdateInTurn } from '../../hardened/use-update'
import { ClientViews } from '../client-views'
import type { UpdatePath } from '../update-form'

/** Event handlers that call `update()` in ways that apps do. Each sees the session of the render that created it. */
export function Handlers() {
  const { data: session, update } = useSession()
  const [firstUpdate] = useState(() => update)
  const updateInTurn = useUpdateInTurn()

  const morePaths: Record<string, UpdatePath> = {
    'update-undefined': () => update(undefined),
    'update-null': () => update(null),
    // As the hardened app does it
    'update-in-turn': updateInTurn,
    // The function that useSession() returned when the page was first rendered
    'first-update': (data) => firstUpdate(data),
    'update-and-compare': async (data) => {
      const returned = await update(data)
      return { returned, inHandler: session }
    },
    // The data is an email address, a password and the id of a company
    'sign-in-and-update': async ({ email, password, companyId }) => {
      await signIn('credentials', { email, password, redirect: false })
      return update({ companyId })
    },
  }

  return (
    <>
      <h1>Event handlers</h1>
      <ClientViews morePaths={morePaths} />
    </>
  )
}
