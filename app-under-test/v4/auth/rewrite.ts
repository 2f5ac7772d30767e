import { encode, type JWT } from 'next-auth/jwt'
import { fetchCompany } from './company-api'

/** NextAuth's default `session.maxAge`, in seconds. */
const maxAge = 30 * 24 * 60 * 60

interface Rewritten {
  /** What the browser is to be told. */
  session: Pick<JWT, 'user' | 'company'>
  cookie: { name: string; value: string; httpOnly: true; sameSite: 'lax'; secure: boolean; path: '/'; maxAge: number }
}

/**
 * The session cookie written anew with another company, by the server's own code. NextAuth 4 has no `update()` on the
 * server: the cookie's name, attributes and lifetime must be repeated here as NextAuth sets them, and a token of more than
 * 4 KB, which NextAuth would cut into pieces, does not fit.
 *
 * @param token what `getToken` gave
 * @returns undefined when the company API does not know the company
 */
export async function rewriteSession(token: JWT, companyId: string): Promise<Rewritten | undefined> {
  const company = await fetchCompany(companyId)
  if (!company) return undefined
  const secure = process.env.NEXTAUTH_URL?.startsWith('https://') ?? false
  const value = await encode({ token: { ...token, company }, secret: process.env.NEXTAUTH_SECRET ?? '', maxAge })
  const name = `${secure ? '__Secure-' : ''}next-auth.session-token`
  return {
    session: { user: token.user, company },
    cookie: { name, value, httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge },
  }
}
