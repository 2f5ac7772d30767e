import type { Cookie } from '@playwright/test'
import type { Session } from 'next-auth'
import { jsonOf } from './answers.js'
import { sessionStore, type SessionStore } from './database.js'
import { refusedRow, refusedToken, type Refusal } from './diagnose.js'
import { foreignMessage, MintError } from './errors.js'
import { CookieJar, cookieHeader, isDeletion, isForHost, parseSetCookie } from './jar.js'
import {
  chunkNumber,
  chunksOf,
  isSessionCookie,
  majorFor,
  saltFor,
  sessionCookieFor,
  thirtyDays,
  type Major,
} from './names.js'
import { resolveNextAuth, type NextAuth } from './next-auth.js'
import {
  placeOf,
  requestSettings,
  type MintedSession,
  type MintOptions,
  type Place,
  type SessionOptions,
} from './options.js'
import { cookieNameUnknown, probe, secureOverHttp, type Probe } from './probe.js'
import { get } from './request.js'
import { noSecret, proves, secretsFrom, type Secrets } from './secrets.js'
import type { SessionUser } from './users.js'

/**
 * Signs a user in without their provider: mints the session cookie, and has the app itself confirm it with one request to its
 * session route.
 *
 * @throws MintError if the app does not accept it, with what is wrong and what to do
 */
export async function mint(user: SessionUser, options: MintOptions): Promise<MintedSession> {
  const place = placeOf(options)
  const minter = options.database ? undefined : await prepareMinter(options)
  const probed = await probe(place.route('csrf'), requestSettings(options))
  if (probed.secure && place.origin.protocol === 'http:' && !place.isLoopback) throw secureOverHttp(place.origin)
  const sessionCookie = options.cookieName ?? sessionCookieFor(probed.csrfName ?? '')
  if (!sessionCookie) throw cookieNameUnknown(probed)
  const attempt: Attempt = {
    place,
    options,
    probe: probed,
    sessionCookie,
    major: minter?.nextAuth?.major ?? majorFor(probed.csrfName ?? '') ?? 5,
  }
  if (options.database) return mintRow(user, attempt, sessionStore(options.database))
  if (!minter) throw noSecret()
  return mintToken(user, attempt, minter)
}

/** What encrypts a token. */
interface Minter {
  /** undefined: the app's own `encode` was given, and next-auth is not installed here. */
  nextAuth: NextAuth | undefined
  candidates: Secrets[]
}

interface Attempt {
  place: Place
  options: SessionOptions
  probe: Probe
  sessionCookie: string
  major: Major
}

/** Loads what needs no app, so that these errors come first. */
async function prepareMinter({ appFolder, encode, secret }: SessionOptions): Promise<Minter> {
  const nextAuth = await resolveNextAuth(appFolder ?? process.cwd()).catch((error: unknown) => {
    if (encode) return undefined
    throw error
  })
  const candidates = secretsFrom(secret, nextAuth?.major ?? 5, process.env)
  if (candidates.length === 0 && !encode) throw noSecret()
  return { nextAuth, candidates }
}

async function mintToken(user: SessionUser, attempt: Attempt, minter: Minter): Promise<MintedSession> {
  const { probe: probed, sessionCookie } = attempt
  const secrets = minter.candidates.find((one) => proves(probed.csrfValue, one)) ?? minter.candidates[0]
  const token = await encodeToken(user, attempt, minter, secrets)
  const verified = await verify(token, attempt)
  if (!verified.session)
    throw refusedToken({
      probe: probed,
      sessionCookie,
      cookie: verified.cookie,
      minter: attempt.options.encode ? undefined : minter.nextAuth,
      isSecretProven: secrets && probed.csrfValue ? proves(probed.csrfValue, secrets) : undefined,
      secrets,
    })
  const cookies = await withMaxAge(verified.cookies, attempt, minter, secrets)
  return minted(user, verified.session, cookies, async () => false)
}

/** The claims of the renewed token in one that is valid as long as it was asked for: the app has renewed it for its own `maxAge`. */
async function withMaxAge(cookies: Cookie[], attempt: Attempt, minter: Minter, secrets?: Secrets): Promise<Cookie[]> {
  const { options, sessionCookie, major } = attempt
  const [template] = cookies
  if (options.maxAge === undefined || options.encode || !minter.nextAuth || !template) return cookies
  const token = cookies.map(({ value }) => decodeURIComponent(value)).join('')
  const secret = secrets?.values[0] ?? ''
  const {
    iat: _iat,
    exp: _exp,
    jti: _jti,
    ...claims
  } = (await minter.nextAuth.decode({ token, secret, ...saltFor(major, sessionCookie) })) ?? {}
  const again = await encodeToken(claims, attempt, minter, secrets)
  return cookiesOf(again, attempt, { ...template, expires: expiresIn(options.maxAge) })
}

/** The cookies with a token. */
const cookiesOf = (
  token: string,
  { sessionCookie, major }: Attempt,
  template: Omit<Cookie, 'name' | 'value'>,
): Cookie[] =>
  chunksOf(sessionCookie, token, major).map(({ name, value }) => ({
    ...template,
    name,
    value: encodeURIComponent(value),
  }))

/** In seconds since 1970. */
const expiresIn = (seconds: number) => Math.floor(Date.now() / 1000) + seconds

async function encodeToken(
  user: SessionUser | Record<string, unknown>,
  { options, sessionCookie, major }: Attempt,
  { nextAuth }: Minter,
  secrets?: Secrets,
) {
  const { maxAge = thirtyDays, encode } = options
  const secret = secrets?.values[0] ?? ''
  try {
    if (encode) return await encode({ token: user, secret, maxAge, salt: sessionCookie })
    if (!nextAuth) throw new Error('next-auth is not installed.')
    return await nextAuth.encode({ token: user, secret, maxAge, ...saltFor(major, sessionCookie) })
  } catch (error) {
    throw new MintError('encode-failed', {
      happened: `${encode ? 'The given `encode`' : 'next-auth’s `encode`'} threw: ${foreignMessage(error, secrets?.values ?? [])}`,
      expected: 'a token.',
      todo: 'check that the user has only values that JSON can represent, and that `encode` and `maxAge` are right.',
    })
  }
}

async function mintRow(claims: SessionUser, attempt: Attempt, store: SessionStore): Promise<MintedSession> {
  const { maxAge = thirtyDays } = attempt.options
  const { token, userId } = await store.create(claims, new Date(Date.now() + maxAge * 1000))
  const user = userId === undefined ? claims : { ...claims, id: userId }
  const revoke = async () => {
    await store.revoke(token)
    return true
  }
  try {
    const { session, cookies, cookie } = await verify(token, attempt)
    if (session && attempt.options.maxAge === undefined) return minted(user, session, cookies, revoke)
    if (session) {
      const expires = expiresIn(maxAge)
      await store.expire(token, new Date(expires * 1000))
      const limited = cookies.map((one) => ({ ...one, expires }))
      return minted(user, session, limited, revoke)
    }
    const refusal: Refusal = { probe: attempt.probe, sessionCookie: attempt.sessionCookie, cookie }
    const isNameKnown = cookie !== 'untouched' || (await verify('meaningless', attempt)).cookie === 'deleted'
    throw refusedRow(refusal, isNameKnown, await acceptsJwt(user, attempt))
  } catch (error) {
    // The first error says more than one of the cleaning up
    await revoke().catch(() => false)
    throw error
  }
}

/** Whether the app accepts a JWT of this user. false also if none can be minted. */
async function acceptsJwt(user: SessionUser, attempt: Attempt): Promise<boolean> {
  try {
    const minter = await prepareMinter(attempt.options)
    await mintToken(user, { ...attempt, major: minter.nextAuth?.major ?? attempt.major }, minter)
    return true
  } catch {
    return false
  }
}

interface Verified {
  /** undefined: the app returned none. */
  session: Session | undefined
  /** The session cookie, or its chunks in order, after the response. */
  cookies: Cookie[]
  cookie: Refusal['cookie']
}

/** Asks the app's session route with this token. */
async function verify(token: string, attempt: Attempt): Promise<Verified> {
  const { place, options, probe: probed, sessionCookie } = attempt
  const jar = new CookieJar()
  const attributes = { path: '/', httpOnly: true, secure: probed.secure, sameSite: 'Lax' } as const
  const expires = expiresIn(options.maxAge ?? thirtyDays)
  for (const cookie of cookiesOf(token, attempt, { ...attributes, domain: place.origin.hostname, expires }))
    jar.put(cookie)
  const route = place.route('session')
  const answer = await get(route, jar.header(route), requestSettings(options))
  const json = jsonOf(answer)
  const set = answer.setCookies
    .map((line) => parseSetCookie(line, route))
    .filter(({ name }) => isSessionCookie(name, sessionCookie))
  const renewed = set.filter((cookie) => !isDeletion(cookie))
  // The app may set it with its own Domain or Path: then the minted one would be a second cookie with this name
  if (renewed.some((cookie) => isForHost(cookie, route))) jar.clear()
  jar.apply(answer.setCookies, route)
  return {
    session: sessionIn(json),
    cookies: jar
      .cookies()
      .filter(({ name }) => isSessionCookie(name, sessionCookie))
      .sort((a, b) => chunkNumber(a.name) - chunkNumber(b.name)),
    cookie: renewed.length > 0 ? 'renewed' : set.length > 0 ? 'deleted' : 'untouched',
  }
}

/** For a signed-out visitor, NextAuth 4 returns `{}`, and NextAuth 5 null. */
const sessionIn = (json: unknown): Session | undefined =>
  json && typeof json === 'object' && Object.keys(json).length > 0 ? (json as Session) : undefined

const minted = (
  user: SessionUser,
  session: Session,
  cookies: Cookie[],
  revoke: () => Promise<boolean>,
): MintedSession => ({
  user,
  session,
  cookies,
  storageState: { cookies, origins: [] },
  header: cookieHeader(cookies),
  revoke,
})
