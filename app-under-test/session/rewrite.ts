import { changeIn } from './change'
import { fetchCompany } from './company-api'
import type { Claims } from './types'

/** NextAuth's default `session.maxAge`, in seconds. */
const maxAge = 30 * 24 * 60 * 60

interface Rewritten {
  /** What the browser is to be told. */
  session: Pick<Claims, 'user' | 'company'>
  cookie: { name: string; value: string; httpOnly: true; sameSite: 'lax'; secure: boolean; path: '/'; maxAge: number }
}

interface Rewriting<Token> {
  /** The session cookie's name over http; over https it begins with `__Secure-`. */
  name: string
  /** Where the app is, `http://localhost:3000`. */
  url: string | undefined
  /** NextAuth's own `encode`. */
  encode: (token: Token, name: string, maxAge: number) => Promise<string>
}

/**
 * The session cookie written anew with another company, by the server's own code. The cookie's name, attributes and
 * lifetime must be repeated here as NextAuth sets them, and a token of more than 4 KB, which NextAuth would cut into
 * pieces, does not fit.
 *
 * @param token what `getToken` gave
 * @param sent what the browser sent
 * @returns undefined when that names no company that the company API knows
 */
export async function rewritten<Token extends Claims>(
  token: Token,
  sent: unknown,
  { name: plainName, url, encode }: Rewriting<Token>,
): Promise<Rewritten | undefined> {
  const { companyId } = changeIn(sent)
  const company = companyId ? await fetchCompany(companyId) : undefined
  if (!company) return undefined
  const secure = url?.startsWith('https://') ?? false
  const name = `${secure ? '__Secure-' : ''}${plainName}`
  const value = await encode({ ...token, company }, name, maxAge)
  return {
    session: { user: token.user, company },
    cookie: { name, value, httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge },
  }
}
