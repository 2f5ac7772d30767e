/**
 * The path of the app on its host: `/shop`, or an empty string. Next.js adds it to links and to its own redirects, but not to what
 * scripts fetch, nor to `new URL(path, request.url)` in a proxy.
 */
export const basePath = process.env.NEXT_PUBLIC_BASE_PATH ?? ''

const pathsInCode = process.env.PATHS_IN_CODE

/** Whether the code below adapts paths. Otherwise, the app uses them as an app at the root of its host can. */
const adaptsPaths = pathsInCode !== 'unadapted'

/** The `basePath` of `SessionProvider`: the path of NextAuth's routes. undefined: its default, which is for the root of a host. */
export const authPath = basePath ? `${basePath}/api/auth` : undefined

/**
 * The address of a page or a route. For a redirect by the proxy: `new URL('/', request.url)` leads out of the app. For the handlers of
 * NextAuth 5: Next.js has removed the base path from their requests, and NextAuth compares it with the path of AUTH_URL.
 */
export const addressOf = (page: string, { url }: { url: string }) => new URL(adaptsPaths ? basePath + page : page, url)

/** Where the proxy redirects to: the {@link addressOf} a page, or a copy of `nextUrl` with its path, as in examples of Next.js. */
export const redirectTo = (page: string, request: { url: string; nextUrl: { clone(): URL } }) =>
  pathsInCode === 'cloned' ? Object.assign(request.nextUrl.clone(), { pathname: page }) : addressOf(page, request)

/**
 * The path of a page. Next.js has removed the base path from `nextUrl.pathname`, but where AUTH_URL is set, `auth()` of NextAuth 5
 * passes on a copy of the request that has it again.
 */
export const pathOf = ({ nextUrl: { pathname } }: { nextUrl: { pathname: string } }) =>
  adaptsPaths && `${pathname}/`.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) || '/' : pathname
