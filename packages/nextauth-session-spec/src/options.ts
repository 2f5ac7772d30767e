import type { Cookie } from '@playwright/test'
import type { Session } from 'next-auth'
import type { SessionAdapter, SessionCallbacks } from './database.js'
import { MintError } from './errors.js'
import type { EncodeParams } from './next-auth.js'
import type { RequestSettings } from './request.js'
import type { SessionUser } from './users.js'

/** How to mint a session. Everything has a default except the secret, which may be in the environment. */
export interface SessionOptions {
  /** The URL of the app, with Next's `basePath` if it has one. In a test: Playwright's `baseURL` by default. */
  baseURL?: string
  /**
   * The app's secret. If the app has several, all of them in the same order. @default NEXTAUTH_SECRET or AUTH_SECRET in the
   * environment
   */
  secret?: string | readonly string[]
  /**
   * The path of the auth routes from the origin: `/docs/api/auth`. @default the path of `baseURL`, followed by
   * `/api/auth`
   */
  authPath?: string
  /** The name of the session cookie, with its prefix. @default learned from the app's CSRF cookie */
  cookieName?: string
  /** The folder of the app, from which next-auth is resolved. @default the working directory */
  appFolder?: string
  /**
   * How long the session is valid, in seconds, until the app renews it again. Not with an own `encode`, and not with two functions
   * instead of an adapter: then it is as long as the app renews it for. @default thirty days, which the app changes to its own
   */
  maxAge?: number
  /** The app's own `jwt.encode`. @default next-auth's */
  encode?: (params: EncodeParams) => string | Promise<string>
  /** For database sessions: the app's adapter, or two functions that create and end a session. */
  database?: SessionAdapter | SessionCallbacks
  /** The host name of an app that is not on this machine. Without this, only loopback hosts are accepted. */
  allowHost?: string
  /** Whether certificates are accepted that no authority has signed. @default false; in a test, Playwright's option */
  ignoreHTTPSErrors?: boolean
  /** Headers for the requests to the app. @default none; in a test, Playwright's option */
  extraHTTPHeaders?: Record<string, string>
  /** How long the app may take for a response, in ms. @default 30,000 */
  timeout?: number
}

/** The options of `mint`, which needs to know where the app is. */
export type MintOptions = SessionOptions & { baseURL: string | undefined }

/** A session that the app has accepted. */
export interface MintedSession {
  /** With an adapter, `id` is that of the user in the database. */
  user: SessionUser
  /** What the app's session route returned for this user. */
  session: Session
  /** The session cookie, or its chunks, as the app renewed it: with what its jwt callback added. */
  cookies: Cookie[]
  /** For Playwright's option `storageState`. */
  storageState: { cookies: Cookie[]; origins: [] }
  /** The value of a Cookie header. */
  header: string
  /**
   * Ends the session. A session in the database is deleted, and then the app no longer accepts the cookie. A JWT cannot be
   * revoked: delete the cookie; a user who has kept a copy of it stays signed in until it expires.
   *
   * @returns whether the app no longer accepts the cookie
   * @throws MintError database-failed
   */
  revoke: () => Promise<boolean>
}

/** Where the app and its auth routes are. */
export interface Place {
  /** A URL of the app's origin. */
  origin: URL
  isLoopback: boolean
  /** The URL of an auth route. */
  route: (name: 'csrf' | 'session') => URL
}

/**
 * Where the app is.
 *
 * @throws MintError invalid-options, host-refused
 */
export function placeOf({ baseURL, authPath, allowHost }: SessionOptions): Place {
  const url = parseURL(baseURL)
  if (!isLoopback(url.hostname) && url.hostname !== allowHost)
    throw new MintError('host-refused', {
      happened: `${url.hostname} is not a loopback host, and the option \`allowHost\` is ${allowHost === undefined ? 'not set' : `'${allowHost}'`}.`,
      expected:
        'an app on this machine: a minted session is a real one, and a production secret does not belong in tests.',
      todo: `if this is a test deployment, set \`allowHost: '${url.hostname}'\` (--allow-host ${url.hostname}).`,
    })
  const path = `/${authPath ?? `${url.pathname}/api/auth`}`.replaceAll(/\/+/g, '/').replace(/\/$/, '')
  return {
    origin: new URL('/', url),
    isLoopback: isLoopback(url.hostname),
    route: (name) => new URL(`${path}/${name}`, url),
  }
}

function parseURL(baseURL: string | undefined): URL {
  if (URL.canParse(baseURL ?? '')) {
    const url = new URL(baseURL ?? '')
    if (/^https?:$/.test(url.protocol)) return url
  }
  throw new MintError('invalid-options', {
    happened: baseURL ? `baseURL is '${baseURL}', which is not an http URL.` : 'There is no baseURL.',
    expected: 'the URL of the running app, http://localhost:3000.',
    todo: 'set `use.baseURL` in the Playwright configuration, or the option `baseURL` (--url).',
  })
}

/** 127.0.0.0/8, ::1, localhost and its subdomains. */
const isLoopback = (host: string) => /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(host)

export const requestSettings = ({
  ignoreHTTPSErrors = false,
  extraHTTPHeaders = {},
  timeout = 30_000,
}: SessionOptions): RequestSettings => ({ ignoreHTTPSErrors, extraHTTPHeaders, timeout })
