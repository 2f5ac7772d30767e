import { jsonOf } from './answers.js'
import { sessionStore, type SessionStore } from './database.js'
import { refusedRow, refusedToken, type Refusal } from './diagnose.js'
import { foreignMessage, MintError } from './errors.js'
import { CookieJar, cookieHeader, isDeletion, parseSetCookie } from './jar.js'
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
  type SessionUser,
} from './options.js'
import { cookieNameUnknown, probe, secureOverHttp, type Probe } from './probe.js'
import { get } from './request.js'
import { noSecret, proves, secretsFrom, type Secrets } from './secrets.js'
import type { Session } from 'next-auth'

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
  return minted(user, verified.session, verified.jar, async () => false)
}

async function encodeToken(
  user: SessionUser,
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

async function mintRow(user: SessionUser, attempt: Attempt, store: SessionStore): Promise<MintedSession> {
  const { maxAge = thirtyDays } = attempt.options
  const token = await store.create(user, new Date(Date.now() + maxAge * 1000))
  const revoke = async () => {
    await store.revoke(token)
    return true
  }
  try {
    const { session, jar, cookie } = await verify(token, attempt)
    if (session) return minted(user, session, jar, revoke)
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
  /** undefined: the app shows nobody. */
  session: Session | undefined
  jar: CookieJar
  cookie: Refusal['cookie']
}

/** Asks the app's session route with this token. What the app makes of the cookie is in the jar. */
async function verify(
  token: string,
  { place, options, probe: probed, sessionCookie, major }: Attempt,
): Promise<Verified> {
  const jar = new CookieJar()
  const { maxAge = thirtyDays } = options
  const expires = Math.floor(Date.now() / 1000) + maxAge
  for (const { name, value } of chunksOf(sessionCookie, token, major))
    jar.put({
      name,
      value: encodeURIComponent(value),
      domain: place.origin.hostname,
      path: '/',
      expires,
      httpOnly: true,
      secure: probed.secure,
      sameSite: 'Lax',
    })
  const route = place.route('session')
  const answer = await get(route, jar.header(route), requestSettings(options))
  const json = jsonOf(answer)
  const set = answer.setCookies
    .map((line) => parseSetCookie(line, route))
    .filter(({ name }) => isSessionCookie(name, sessionCookie))
  const isRenewed = set.some((cookie) => !isDeletion(cookie))
  // The app may set it with its own Domain or Path: then the minted one would be a second cookie with this name
  if (isRenewed) jar.remove(() => true)
  jar.apply(answer.setCookies, route)
  jar.remove(({ name }) => !isSessionCookie(name, sessionCookie))
  return { session: sessionIn(json), jar, cookie: isRenewed ? 'renewed' : set.length > 0 ? 'deleted' : 'untouched' }
}

/** NextAuth 4 returns `{}` for nobody, and NextAuth 5 null. */
const sessionIn = (json: unknown): Session | undefined =>
  json && typeof json === 'object' && Object.keys(json).length > 0 ? (json as Session) : undefined

function minted(user: SessionUser, session: Session, jar: CookieJar, revoke: () => Promise<boolean>): MintedSession {
  const cookies = jar.cookies().sort((a, b) => chunkNumber(a.name) - chunkNumber(b.name))
  return { user, session, cookies, storageState: { cookies, origins: [] }, header: cookieHeader(cookies), revoke }
}
