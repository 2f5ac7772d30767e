// What depends on how the app is deployed.

/** The public address of the app: NextAuth 5 reads it under both names. */
const publicUrl = process.env.AUTH_URL ?? process.env.NEXTAUTH_URL

/** Whether users reach the app over https. Behind a proxy that terminates TLS, only the configuration knows. */
const isHttps = publicUrl?.startsWith('https://') ?? false

/** NextAuth's option: whether its cookies are `Secure`. undefined: it follows the public address. */
export const useSecureCookies = process.env.AUTH_COOKIES === 'secure' ? true : undefined

/** NextAuth 5's option: whether it takes the host from the request, where the configuration has no public address. */
export const trustHost = process.env.AUTH_TRUST_HOST !== 'false'

/** The name of the session cookie, if the app chooses another than NextAuth does. */
const ownName = process.env.AUTH_COOKIE_NAME

/** The domain of the session cookie: its subdomains receive the cookie, too. By default, only the host that has set it does. */
const domain = process.env.AUTH_COOKIE_DOMAIN

/** The path of the session cookie: the browser sends it to this path of the host, and to what is below. By default, to every path. */
const path = process.env.AUTH_COOKIE_PATH

/** NextAuth 5's option: the path of its own routes. By default, it is the path in the public address. */
export const authBasePath = process.env.AUTH_BASE_PATH

/** NextAuth's option `pages`: a sign-in page of the app's own. */
export const pages = process.env.SIGN_IN_PAGE ? { signIn: process.env.SIGN_IN_PAGE } : undefined

/** @param name the session cookie's name over HTTP */
const sessionCookieName = (name: string) => ownName ?? `${isHttps ? '__Secure-' : ''}${name}`

/**
 * NextAuth's option `cookies`: a session cookie of another name, for a whole domain, or for one path.
 *
 * @param name the session cookie's name over HTTP
 */
export const cookies = (name: string) =>
  ownName !== undefined || domain !== undefined || path !== undefined
    ? {
        sessionToken: {
          name: sessionCookieName(name),
          options: { httpOnly: true, sameSite: 'lax' as const, path: path ?? '/', secure: isHttps, domain },
        },
      }
    : undefined

/** The options of `getToken` that decide which session cookie it reads. */
type CookieChoice = { secureCookie?: boolean; cookieName?: string }

/**
 * The ways in which apps tell `getToken` which session cookie the browser has.
 *
 * @param name the session cookie's name over HTTP
 */
export const tokenReaders = (name: string): Record<string, CookieChoice> => ({
  // NextAuth 4 decides by NEXTAUTH_URL, NextAuth 5 always expects the cookie of http
  default: {},
  'public-url': { secureCookie: isHttps },
  'cookie-name': { cookieName: sessionCookieName(name) },
  'node-env': { secureCookie: process.env.NODE_ENV === 'production' },
})
