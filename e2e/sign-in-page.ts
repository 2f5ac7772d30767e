/**
 * The address of NextAuth's sign-in page, as a guard redirects to it.
 *
 * @param callbackUrl the page that the guard redirects from
 */
export const signInFor = (callbackUrl: string) => `/api/auth/signin?${new URLSearchParams({ callbackUrl })}`
