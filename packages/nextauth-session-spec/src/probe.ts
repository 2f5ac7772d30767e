import { somethingElse, jsonOf } from './answers.js'
import { MintError } from './errors.js'
import { parseSetCookie } from './jar.js'
import { get, type RequestSettings } from './request.js'

/** What the app says about itself. */
export interface Probe {
  /** The name of its CSRF cookie; undefined if it sets none. */
  csrfName: string | undefined
  /** The decoded value of its CSRF cookie. */
  csrfValue: string
  /** Whether its cookies are Secure. */
  secure: boolean
}

/**
 * Asks the app's CSRF route, which shows how it names its cookies, whether they are secure, and a hash made with its secret.
 *
 * @throws MintError if NextAuth does not answer there
 */
export async function probe(route: URL, settings: RequestSettings): Promise<Probe> {
  const answer = await get(route, '', settings)
  const json = jsonOf(answer)
  const csrfToken = json && typeof json === 'object' && 'csrfToken' in json ? json.csrfToken : undefined
  if (typeof csrfToken !== 'string') throw somethingElse(answer)
  // Found by its value, because an app may rename it
  const cookie = answer.setCookies
    .map((line) => parseSetCookie(line, answer.url))
    .find(({ value }) => decoded(value).startsWith(`${csrfToken}|`))
  return {
    csrfName: cookie?.name,
    csrfValue: decoded(cookie?.value ?? ''),
    secure: cookie?.secure ?? route.protocol === 'https:',
  }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

export const cookieNameUnknown = ({ csrfName }: Probe): MintError =>
  new MintError('cookie-name-unknown', {
    happened: csrfName
      ? `The app’s CSRF cookie is named ${csrfName}, which says nothing about the name of its session cookie.`
      : 'The app’s CSRF route sets no cookie, so the name of its session cookie cannot be learned.',
    expected: 'a CSRF cookie whose name ends in csrf-token.',
    todo: 'set `cookieName` (--cookie-name) to `cookies.sessionToken.name` of the app’s options.',
  })

/** A browser does not send Secure cookies over http, except to this machine. */
export const secureOverHttp = (origin: URL): MintError =>
  new MintError('secure-cookie-over-http', {
    happened: `The app at ${origin.href} uses Secure cookies, and a browser would not send them there.`,
    expected: 'https, or an app whose NEXTAUTH_URL or AUTH_URL begins with http.',
    todo: 'open the app over https, or start it with the URL that tests use.',
  })
