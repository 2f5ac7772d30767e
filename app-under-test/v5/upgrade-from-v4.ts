// In your app, import it from next-auth/jwt, which re-exports it, but throws in 5.0.0-beta.4
import { encode, type JWT } from '@auth/core/jwt'
import { NextResponse, type NextMiddleware, type NextRequest } from 'next/server'

/*
 * Keeps users signed in when an app with JWT sessions upgrades from NextAuth 4 to NextAuth 5, whose session cookie has
 * another name and another key. To copy it:
 *
 * 1. Copy this file, and wrap your proxy (middleware) in `keepSignedIn`:
 *    `export default keepSignedIn(auth, ({ nextUrl }) => !nextUrl.pathname.startsWith('/api/'))`.
 * 2. Let the `matcher` cover every page and the auth routes: a path that it leaves out does not see the session. The function
 *    above keeps your own proxy from the paths that it did not run for.
 * 3. AUTH_SECRET must be the secret that NextAuth 4 had.
 * 4. Remove it when every session of NextAuth 4 has expired: `session.maxAge` (30 days by default) after the upgrade.
 *
 * It needs no package but next-auth: the Web Crypto API decrypts the old token. If your app gives the session cookie
 * another name or a `domain`, change them here, too.
 */

/** The session cookie of NextAuth 4, or a chunk of it. */
const oldCookie = /^(?:__Secure-)?next-auth\.session-token(?:\.(\d+))?$/
/** The session cookie of NextAuth 5, or a chunk of it. */
const newCookie = /^(?:__Secure-)?authjs\.session-token(?:\.\d+)?$/
/** How many characters of a token NextAuth 5 puts into one cookie. */
const chunkSize = 4096 - 160

const secret = process.env.AUTH_SECRET ?? process.env.NEXTAUTH_SECRET

interface Cookie {
  name: string
  value: string
  httpOnly: true
  sameSite: 'lax'
  path: '/'
  secure: boolean
  expires: Date
}

/**
 * Wraps a proxy (middleware). If a request has a session cookie of NextAuth 4, the proxy and the page see a session of
 * NextAuth 5 instead, and the browser receives its cookie. The old cookie is deleted, also if it is invalid.
 *
 * @param runsFor whether the wrapped proxy runs for a request: what its own `matcher` was
 */
export const keepSignedIn =
  (wrapped: (...args: never[]) => unknown, runsFor: (request: NextRequest) => boolean = () => true): NextMiddleware =>
  async (request, event) => {
    // The types of NextAuth do not say that `auth` is a proxy
    const proxy: NextMiddleware = runsFor(request) ? (wrapped as NextMiddleware) : () => NextResponse.next()
    const old = request.cookies.getAll().filter(({ name }) => oldCookie.test(name))
    if (old.length === 0) return proxy(request, event)

    // A session of NextAuth 5 is newer than any of NextAuth 4
    const isSignedIn = request.cookies.getAll().some(({ name }) => newCookie.test(name))
    const session = isSignedIn ? [] : await upgraded(old)
    for (const { name, value } of session) request.cookies.set(name, value)
    for (const { name } of old) request.cookies.delete(name)

    const answer = (await proxy(request, event)) ?? NextResponse.next()
    const response = new NextResponse(answer.body, answer)
    forwardCookies(request, response)
    for (const cookie of [...session, ...old.map(deleted)]) {
      // What the proxy itself has written is newer
      if (!response.cookies.has(cookie.name)) response.cookies.set(cookie)
    }
    return response
  }

/** The cookies of a NextAuth 5 session with the same claims and the same expiry. Empty if the old session is not valid. */
async function upgraded(old: { name: string; value: string }[]): Promise<Cookie[]> {
  // Without a secret, anybody could make a session
  if (!secret) throw new Error('AUTH_SECRET is missing')
  const chunks = old.toSorted((a, b) => chunkNumber(a.name) - chunkNumber(b.name))
  const claims = await decodeOld(chunks.map(({ value }) => value).join(''), secret).catch(() => null)
  const expiry = Number(claims?.exp)
  const maxAge = expiry - Math.floor(Date.now() / 1000)
  if (!claims || !(maxAge > 0)) return []

  const secure = old.some(({ name }) => name.startsWith('__Secure-'))
  const name = `${secure ? '__Secure-' : ''}authjs.session-token`
  const token = await encode({ token: claims, salt: name, secret, maxAge })
  const parts = token.match(new RegExp(`.{1,${chunkSize}}`, 'g')) ?? []
  return parts.map((value, index) => ({
    ...attributes,
    name: parts.length > 1 ? `${name}.${index}` : name,
    value,
    secure,
    expires: new Date(expiry * 1000),
  }))
}

const attributes = { httpOnly: true, sameSite: 'lax', path: '/' } as const

const deleted = ({ name }: { name: string }): Cookie => ({
  ...attributes,
  name,
  value: '',
  secure: name.startsWith('__Secure-'),
  expires: new Date(0),
})

const chunkNumber = (name: string) => Number(oldCookie.exec(name)?.[1] ?? 0)

/** Makes the page see the cookies of the request as they are now, unless the proxy forwards headers itself. */
function forwardCookies(request: NextRequest, response: NextResponse): void {
  const isAnswer = !response.headers.has('x-middleware-next') && !response.headers.has('x-middleware-rewrite')
  if (isAnswer || response.headers.has('x-middleware-override-headers')) return
  for (const [name, value] of NextResponse.next({ request }).headers)
    if (name !== 'x-middleware-next') response.headers.set(name, value)
}

/**
 * Decrypts a token of NextAuth 4: a JWE in compact form (RFC 7516), encrypted with A256GCM. Its key is derived from the
 * secret (jwt/index.js of next-auth 4).
 *
 * @throws if it was not encrypted with this secret, or was changed
 */
async function decodeOld(token: string, oldSecret: string): Promise<JWT> {
  const [header = '', , iv = '', ciphertext = '', tag = ''] = token.split('.')
  const info = utf8('NextAuth.js Generated Encryption Key')
  const key = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: utf8(''), info },
    await crypto.subtle.importKey('raw', utf8(oldSecret), 'HKDF', false, ['deriveKey']),
    { name: 'AES-GCM', length: 256 },
    false,
    ['decrypt'],
  )
  const claims = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: fromBase64(iv), additionalData: utf8(header) },
    key,
    new Uint8Array([...fromBase64(ciphertext), ...fromBase64(tag)]),
  )
  return JSON.parse(new TextDecoder().decode(claims)) as JWT
}

const utf8 = (text: string) => new TextEncoder().encode(text)

const fromBase64 = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (byte) => byte.charCodeAt(0))
