'use server'

import * as cache from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { auth, signIn, signOut, updateSession } from '.'

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

/** Updates the session and revalidates all pages. */
export async function updateAndRevalidate(data: Record<string, unknown>) {
  const session = await updateByAction(data)
  cache.revalidatePath('/', 'layout')
  return session
}

/** Updates the session and refreshes the page. Next.js has `refresh()` since version 16. */
export async function updateAndRefresh(data: Record<string, unknown>) {
  const session = await updateByAction(data)
  const { refresh } = cache as Partial<typeof cache>
  refresh?.()
  return session
}

/** Updates the session and redirects to the page that called the action. */
export async function updateAndRedirect(data: Record<string, unknown>) {
  await updateByAction(data)
  const { pathname } = new URL((await headers()).get('Referer') ?? '')
  redirect(pathname)
}

export async function signOutByAction() {
  await signOut({ redirect: false })
}

/** `signOut()` redirects to the page that called the action. */
export async function signOutAndRedirect() {
  await signOut()
}

/** @param data an email address and a password */
export async function signInByAction(data: Record<string, unknown>) {
  await signIn('credentials', { ...data, redirect: false })
}

/** `signIn()` redirects to the page that called the action. */
export async function signInAndRedirect(data: Record<string, unknown>) {
  await signIn('credentials', data)
}

/** Next.js 14 passes only plain objects to the browser. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
