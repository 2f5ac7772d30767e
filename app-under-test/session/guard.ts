import type { User } from './types'

/** Where the proxy redirects a user who wants the page of administrators and is not one; null: nowhere. */
export const guardAdministration = (role: User['role']): string | null => (role === 'admin' ? null : '/dashboard')

/** The pages of each router that the proxy guards. */
const guardedPages = /^\/(app-router|pages-router)\/(guarded|entrance)(\/|$)/

/** The pages whose guard reads the token with `getToken`, each in one of several ways. */
const tokenGuardedPages = /^\/get-token\/([\w-]+)\/guarded$/

/** The way in which the guard of this page reads the token; undefined: it is not one of these pages. */
export const tokenReaderFor = (pathname: string): string | undefined => tokenGuardedPages.exec(pathname)?.[1]

/** The entrance of one of these pages, which redirects signed-in users back to it. */
export const entranceFor = (pathname: string): string =>
  `${pathname.replace(/guarded$/, 'entrance')}?${new URLSearchParams({ callbackUrl: pathname }).toString()}`

/** Visitors who want this page are redirected to an entrance that is not guarded: signed-in users can open it, too. */
const pageWithOpenEntrance = '/guarded/two'

/**
 * Guards the pages under `/app-router` and `/pages-router`. Only signed-in users can open a guarded page: visitors are
 * redirected to the entrance, with the page as `callbackUrl`. Only visitors can open the entrance: users are redirected to a
 * guarded page.
 *
 * @returns where to redirect the request; null: nowhere; undefined: this page is not one of these
 */
export function guardPage(
  { pathname, search }: { pathname: string; search: string },
  isSignedIn: boolean,
): string | null | undefined {
  const [isOne, router, place] = guardedPages.exec(pathname) ?? []
  if (isOne === undefined) return undefined
  if (isSignedIn) return place === 'entrance' ? `/${router}/guarded/one` : null
  const entrance = pathname.endsWith(pageWithOpenEntrance) ? 'open-entrance' : 'entrance'
  return place === 'entrance'
    ? null
    : `/${router}/${entrance}?${new URLSearchParams({ callbackUrl: pathname + search }).toString()}`
}
