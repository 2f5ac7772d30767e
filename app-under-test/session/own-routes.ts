import { basePath } from './base-path'

/**
 * Fetches the app's own routes from the server, as some apps do instead of calling NextAuth's function.
 *
 * @param headers the headers of the request for the page
 */
export async function readOwnRoutes(headers: Pick<Headers, 'get'>) {
  const fetchJson = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const response = await fetch(`http://${headers.get('host')}${basePath}${path}`, { cache: 'no-store', ...init })
    return response.json()
  }
  const withCookie = { headers: { cookie: headers.get('cookie') ?? '' } }
  return {
    sessionRoute: await fetchJson('/api/auth/session'),
    sessionRouteWithCookie: await fetchJson('/api/auth/session', withCookie),
    routeHandler: await fetchJson('/api/views/route-handler'),
    routeHandlerWithCookie: await fetchJson('/api/views/route-handler', withCookie),
    updateWithCookie: await fetchJson('/api/auth/session?companyId=globex', withCookie),
  }
}
