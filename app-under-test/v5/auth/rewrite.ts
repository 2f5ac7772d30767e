// next-auth/jwt re-exports this, but throws in 5.0.0-beta.4
import { encode, getToken, type JWT } from '@auth/core/jwt'
import { created, nameOf, rewritten } from '../../session/rewrite'
import type { KnownUser } from '../../session/types'

const secret = process.env.AUTH_SECRET ?? ''

/** The name and the address of the app, which decide the name of the session cookie. */
const named = { name: 'authjs.session-token', url: process.env.AUTH_URL }
export const sessionCookie = nameOf(named)

/** The token in a request's cookie. Without a name, 5.0.0-beta.4 looks for a cookie other than the one it writes. */
export const tokenOf = (req: Parameters<typeof getToken>[0]['req']) =>
  getToken({ req, secret, salt: sessionCookie, cookieName: sessionCookie })

const options = {
  ...named,
  encode: (token: JWT, salt: string, maxAge: number) => encode({ token, secret, salt, maxAge }),
}

/** The app writes the session cookie itself. */
export const rewriteSession = (token: JWT, sent: unknown) => rewritten(token, sent, options)

/** The app creates the session cookie itself. */
export const createSession = (user: KnownUser) => created(user, options)
