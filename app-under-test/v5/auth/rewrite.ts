// next-auth/jwt re-exports this, but throws in 5.0.0-beta.4
import { encode, getToken, type JWT } from '@auth/core/jwt'
import { rewritten } from '../../session/rewrite'

const secret = process.env.AUTH_SECRET ?? ''
const name = 'authjs.session-token'

/** The token in a request's cookie. Without a name, 5.0.0-beta.4 looks for a cookie other than the one it writes. */
export const tokenOf = (req: Parameters<typeof getToken>[0]['req']) =>
  getToken({ req, secret, salt: name, cookieName: name })

/** The app writes the session cookie itself. */
export const rewriteSession = (token: JWT, sent: unknown) =>
  rewritten(token, sent, {
    name,
    url: process.env.AUTH_URL,
    encode: (changed, salt, maxAge) => encode({ token: changed, secret, salt, maxAge }),
  })
