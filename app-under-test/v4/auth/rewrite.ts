import { encode, type JWT } from 'next-auth/jwt'
import { created, nameOf, rewritten } from '../../session/rewrite'
import type { KnownUser } from '../../session/types'

const options = {
  name: 'next-auth.session-token',
  url: process.env.NEXTAUTH_URL,
  encode: (token: JWT, _name: string, maxAge: number) =>
    encode({ token, secret: process.env.NEXTAUTH_SECRET ?? '', maxAge }),
}

/** The name of the session cookie. */
export const sessionCookie = nameOf(options)

/** NextAuth 4 has no `update()` on the server: the app writes the session cookie itself. */
export const rewriteSession = (token: JWT, sent: unknown) => rewritten(token, sent, options)

/** The app creates the session cookie itself. */
export const createSession = (user: KnownUser) => created(user, options)
