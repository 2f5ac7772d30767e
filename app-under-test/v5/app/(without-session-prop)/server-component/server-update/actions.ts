'use server'

import { auth, updateSession } from '../../../../auth'

/** Update path: `unstable_update` in a server action. Next checks where the request comes from. */
export async function updateByAction(data: Record<string, unknown>) {
  if (!(await auth())) return null
  return plain(await updateSession(data))
}

/** The same, and what `auth()` says in the same request, after it. */
export async function updateByActionAndRead(data: Record<string, unknown>) {
  await updateByAction(data)
  return plain(await auth())
}

/** Next 14 hands nothing but plain objects to the browser. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
