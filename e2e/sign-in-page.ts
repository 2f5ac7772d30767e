import { forSubject, varying } from '../fixtures'
import { inVersion5 } from './versions'

/** The query of NextAuth's sign-in page after a POST whose CSRF cookie is missing, or is not the app's. */
export const withoutCsrfCookie = forSubject(varying('csrf=true', [inVersion5, 'error=MissingCSRF']))

/**
 * The address of NextAuth's sign-in page, as a guard redirects to it.
 *
 * @param callbackUrl the page that the guard redirects from
 */
export const signInFor = (callbackUrl: string) => `/api/auth/signin?${new URLSearchParams({ callbackUrl })}`
