'use server'

import { auth, updateSession } from '../../../../auth'

/** Update path: `unstable_update` in a server action. Next.js checks where the request comes from. */
export async function updateByAction(data: Record<string, unknown>) {
  if (!(await auth())) return null
  return plain(await updateSession(data))
}

/** The same, but returns what `auth()` reads in the same request after the update. */
export async function updateByActionAndRead(data: Record<string, unknown>) {
  await updateByAction(data)
  return plain(await auth())
}

/** Next.js 14 passes only plain objects to the browser. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
