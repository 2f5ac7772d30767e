// What next-auth/jwt hands on; in 5.0.0-beta.4 that throws
import { encode, getToken, type JWT } from '@auth/core/jwt'
import { rewritten } from '../../session/rewrite'

const secret = process.env.AUTH_SECRET ?? ''
const name = 'authjs.session-token'

/** The token in the cookie of a request. */
export const tokenOf = (req: Parameters<typeof getToken>[0]['req']) => getToken({ req, secret, salt: name })

/** The app writes the session cookie itself. */
export const rewriteSession = (token: JWT, sent: unknown) =>
  rewritten(token, sent, {
    name,
    url: process.env.AUTH_URL,
    encode: (changed, salt, maxAge) => encode({ token: changed, secret, salt, maxAge }),
  })
