import { encode, type JWT } from 'next-auth/jwt'
import { rewritten } from '../../session/rewrite'

/** NextAuth 4 has no `update()` on the server: the app writes the session cookie itself. */
export const rewriteSession = (token: JWT, sent: unknown) =>
  rewritten(token, sent, {
    name: 'next-auth.session-token',
    url: process.env.NEXTAUTH_URL,
    encode: (changed, _name, maxAge) => encode({ token: changed, secret: process.env.NEXTAUTH_SECRET ?? '', maxAge }),
  })
