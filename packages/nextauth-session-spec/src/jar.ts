import type { Cookie } from '@playwright/test'

/** Set-Cookie headers applied one after the other, as a browser does. */
export class CookieJar {
  private readonly stored = new Map<string, Cookie>()

  /** Stores a cookie. A cookie with the same name, domain and path is replaced. */
  put(cookie: Cookie): void {
    this.stored.set(keyOf(cookie), cookie)
  }

  /** Applies Set-Cookie headers from a response of this URL. A cookie that has expired is deleted. */
  apply(setCookies: readonly string[], url: URL): void {
    for (const cookie of setCookies.map((line) => parseSetCookie(line, url))) {
      if (!isForHost(cookie, url)) continue
      if (isDeletion(cookie)) this.stored.delete(keyOf(cookie))
      else this.put(cookie)
    }
  }

  /** Removes all cookies. */
  clear(): void {
    this.stored.clear()
  }

  /** All cookies, in the order in which they were stored. */
  cookies(): Cookie[] {
    return [...this.stored.values()]
  }

  /** The value of the Cookie header for a request to this URL. */
  header(url: URL): string {
    return cookieHeader(
      this.cookies().filter(({ domain, path }) => domainMatches(url.hostname, domain) && pathMatches(url, path)),
    )
  }
}

/** `name=value; name.1=value` */
export const cookieHeader = (cookies: readonly Pick<Cookie, 'name' | 'value'>[]): string =>
  cookies.map(({ name, value }) => `${name}=${value}`).join('; ')

/** Whether a browser accepts a cookie with this domain from this host. */
export const isForHost = ({ domain }: Pick<Cookie, 'domain'>, url: URL): boolean => domainMatches(url.hostname, domain)

/** Whether a Set-Cookie header with these values deletes the cookie. */
export const isDeletion = ({ expires }: Pick<Cookie, 'expires'>): boolean =>
  expires !== -1 && expires <= Date.now() / 1000

/**
 * A Set-Cookie header in the form that Playwright uses: `expires` is in seconds since 1970, or -1 for a cookie that
 * lasts until the browser is closed. A domain with a dot in front includes subdomains.
 */
export function parseSetCookie(line: string, url: URL): Cookie {
  const [pair = '', ...parts] = line.split(';')
  const attributes = new Map(parts.map(splitAtEquals).map(([name, value]) => [name.toLowerCase(), value]))
  const [name, value] = splitAtEquals(pair)
  const domain = attributes.get('domain')?.replace(/^\./, '').toLowerCase()
  const path = attributes.get('path')
  return {
    name,
    value,
    domain: domain ? `.${domain}` : url.hostname,
    path: path?.startsWith('/') ? path : '/',
    expires: expiryOf(attributes.get('max-age'), attributes.get('expires')),
    httpOnly: attributes.has('httponly'),
    secure: attributes.has('secure'),
    sameSite: sameSiteOf(attributes.get('samesite')),
  }
}

function splitAtEquals(text: string): [string, string] {
  const equals = text.indexOf('=')
  return equals === -1 ? [text.trim(), ''] : [text.slice(0, equals).trim(), text.slice(equals + 1).trim()]
}

/** Max-Age wins over Expires. In seconds since 1970; -1: neither is there. */
function expiryOf(maxAge: string | undefined, expires: string | undefined): number {
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return Math.floor(Date.now() / 1000) + Number(maxAge)
  const time = Date.parse(expires ?? '')
  return Number.isNaN(time) ? -1 : Math.floor(time / 1000)
}

const sameSiteOf = (value = ''): Cookie['sameSite'] =>
  (['Strict', 'None'] as const).find((one) => one.toLowerCase() === value.toLowerCase()) ?? 'Lax'

const keyOf = ({ name, domain, path }: Cookie) => `${name} ${domain} ${path}`

const domainMatches = (host: string, domain: string) =>
  domain.startsWith('.') ? host === domain.slice(1) || host.endsWith(domain) : host === domain

const pathMatches = ({ pathname }: URL, path: string) =>
  pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`)
