import { request as httpRequest, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { MintError } from './errors.js'

/** A response of the app. */
export interface Answer {
  /** What was requested. */
  url: URL
  status: number
  /** The Content-Type header; empty if there is none. */
  contentType: string
  /** The Location header, without its query, which may contain a token. */
  location: string | undefined
  setCookies: string[]
  body: string
}

export interface RequestSettings {
  /** Whether certificates are accepted that no authority has signed. */
  ignoreHTTPSErrors: boolean
  /** Additional headers for every request. */
  extraHTTPHeaders: Record<string, string>
  /** How long the app may take for a response, in ms. */
  timeout: number
}

/** Node's default of 16 KiB is less than the cookies of a large session. */
const maxHeaderSize = 1024 * 1024

/**
 * Sends a GET, without a cache and with redirects not followed, except to the same path with a slash at its end (Next's
 * `trailingSlash`).
 *
 * Not Playwright's own client: its errors contain the Cookie header, and so the token.
 *
 * @throws MintError unreachable
 */
export async function get(url: URL, cookie: string, settings: RequestSettings): Promise<Answer> {
  const answer = await send(url, cookie, settings)
  const withSlash = new URL(url)
  withSlash.pathname += '/'
  const isSlashMissing =
    answer.status === 308 && answer.location && new URL(answer.location, url).href === withSlash.href
  return isSlashMissing ? send(withSlash, cookie, settings) : answer
}

async function send(url: URL, cookie: string, settings: RequestSettings): Promise<Answer> {
  const options: RequestOptions & { rejectUnauthorized: boolean } = {
    headers: { accept: 'application/json', ...settings.extraHTTPHeaders, ...(cookie && { cookie }) },
    maxHeaderSize,
    rejectUnauthorized: !settings.ignoreHTTPSErrors,
    signal: AbortSignal.timeout(settings.timeout),
    // A connection that is kept open would keep a command running
    agent: false,
  }
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(unreachable(url, error, settings.timeout))
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, (response) => {
      const { statusCode = 0, headers } = response
      let body = ''
      response.setEncoding('utf8').on('data', (text: string) => (body += text))
      response.on('error', fail)
      response.on('end', () =>
        resolve({
          url,
          status: statusCode,
          contentType: headers['content-type'] ?? '',
          location: headers.location?.split('?')[0],
          setCookies: headers['set-cookie'] ?? [],
          body,
        }),
      )
    })
    request.on('error', fail).end()
  })
}

function unreachable(url: URL, { code = '', name, message }: NodeJS.ErrnoException, timeout: number): MintError {
  const isTimeout = name === 'AbortError' || name === 'TimeoutError'
  return new MintError('unreachable', {
    happened: `No answer from ${url.origin}: ${isTimeout ? `it took longer than ${timeout} ms` : code || message}.`,
    expected: 'the app to be running there.',
    todo: adviceFor(isTimeout ? 'timeout' : code, url),
  })
}

function adviceFor(code: string, { origin, protocol }: URL): string {
  if (code === 'timeout')
    return 'look at the app’s log for what it waits for (in development, Next.js compiles a route at its first request), or set a longer `timeout`.'
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code))
    return 'set `ignoreHTTPSErrors: true` (--ignore-https-errors) for a certificate of your own, or NODE_EXTRA_CA_CERTS.'
  if (protocol === 'https:' && /SSL|EPROTO|ECONNRESET/.test(code))
    return `use http if the app does not use TLS: ${origin.replace('https', 'http')}.`
  return 'start it first (in Playwright: `webServer`), and compare the host and the port with `baseURL`.'
}
