// Next.js lets shared caches store a prerendered page, also where the proxy guards it, or sets a cookie in the response. Here, what the
// proxy lets through is for one user only.

const isHardened = process.env.SHARED_CACHES === 'forbidden'

/** The response of the proxy, which no shared cache may store. */
export function forOneUser<Answer extends Response | null | undefined | void>(response: Answer): Answer {
  if (isHardened) response?.headers.set('Cache-Control', 'private, no-store')
  return response
}

/** Lets shared caches store a page that the server renders for each request, as an example in Next.js's docs does. */
export function letSharedCachesStore(response: { setHeader(name: string, value: string): unknown }): void {
  if (!isHardened) response.setHeader('Cache-Control', 'public, s-maxage=10, stale-while-revalidate=59')
}
