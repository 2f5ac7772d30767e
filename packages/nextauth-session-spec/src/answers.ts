import { MintError } from './errors.js'
import type { Answer } from './request.js'

/** Where to look for the reason of an error in the app. */
export const inTheLog = 'look at the output of the app’s server'

/**
 * The JSON of a response of one of NextAuth's routes.
 *
 * @returns null for an empty body: in some versions, that is how a session callback's null or undefined is sent
 * @throws MintError that says what answered in its place, or that the route failed
 */
export function jsonOf(answer: Answer): unknown {
  const { status, body } = answer
  if (status !== 200) throw errorFor(answer)
  if (body === '') return null
  const json = parseJson(body)
  if (json === undefined) throw somethingElse(answer)
  return json
}

/** The URL without its query, for messages. */
const requested = ({ url }: Answer) => `GET ${url.origin}${url.pathname}`

const routeExpected = 'NextAuth’s own route, which returns JSON.'

/** undefined: it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Something answered with 200, but it is not NextAuth. */
export function somethingElse(answer: Answer): MintError {
  return new MintError('not-nextauth', {
    happened: `${requested(answer)} returned ${answer.status} with ${answer.contentType || 'no content type'}, but not what NextAuth returns.`,
    expected: routeExpected,
    todo: [
      'the auth routes are elsewhere, and a catch-all page or API route answers here: set `authPath` (--auth-path) to their path, with Next’s `basePath` in front.',
      'a middleware, a proxy or a login of the hosting answers first: exclude the auth routes from it, or send what lets you through in `extraHTTPHeaders`.',
    ],
  })
}

function errorFor(answer: Answer): MintError {
  const { status, location, body } = answer
  if (status >= 300 && status < 400)
    return new MintError('redirected', {
      happened: `${requested(answer)} redirects to ${location ?? 'nowhere'} (${status}).`,
      expected: routeExpected,
      todo: [
        'a middleware (proxy.ts) redirects visitors: exclude the auth routes in its `matcher`.',
        'the app is served at another URL (https, another host, a locale): set `baseURL` to where it redirects to, or `authPath` (--auth-path) to the path of the auth routes.',
      ],
    })
  if (status === 404)
    return new MintError('route-not-found', {
      happened: `${requested(answer)} returned 404.`,
      expected: routeExpected,
      todo: 'set `authPath` (--auth-path) to the path of the folder with [...nextauth], with Next’s `basePath` in front: `/docs/api/auth`. Check also that this URL is the app’s.',
    })
  if (status === 400)
    return new MintError('auth-path-mismatch', {
      happened: `${requested(answer)} returned 400: there is an auth route, but it does not know its own path.`,
      expected: routeExpected,
      todo: 'compare the path of the folder with [...nextauth] with `basePath` in the configuration of NextAuth 5, and with the path in AUTH_URL and NEXTAUTH_URL. They must be the same. If another path is right, set `authPath` (--auth-path).',
    })
  if (status >= 500) return serverError(answer, /problem with the server configuration/.test(body))
  return somethingElse(answer)
}

function serverError(answer: Answer, isConfiguration: boolean): MintError {
  if (isConfiguration)
    return new MintError('app-configuration', {
      happened: `${requested(answer)} returned ${answer.status}: NextAuth rejects its own configuration. Which part, it writes to its log only.`,
      expected: routeExpected,
      todo: [
        'UntrustedHost in the log (NextAuth 5 in production): start the app with AUTH_TRUST_HOST=true, or with AUTH_URL, or set `trustHost: true`.',
        'InvalidEndpoints in the log (NextAuth 5): a provider lacks its issuer. Start the app with AUTH_<PROVIDER>_ISSUER; a dummy URL will do.',
        'MissingSecret or NO_SECRET in the log: start the app with AUTH_SECRET or NEXTAUTH_SECRET.',
        'another name in the log (MissingAdapter, UnsupportedStrategy, …): it is explained at https://errors.authjs.dev.',
      ],
    })
  return new MintError('app-error', {
    happened: `${requested(answer)} returned ${answer.status}: the app failed before NextAuth could answer.`,
    expected: routeExpected,
    todo: [
      `${inTheLog}. Often, the module with the options throws: an environment variable is missing, or is empty and validated, or the database cannot be reached.`,
      'the auth routes are elsewhere, and a catch-all API route fails here: set `authPath` (--auth-path) to their path.',
    ],
  })
}
