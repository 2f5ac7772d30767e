import { changeIn } from './change'
import { fetchCompany } from './company-api'
import { signedIn } from './token'
import type { Claims, KnownUser } from './types'

/** NextAuth's default `session.maxAge`, in seconds. */
const maxAge = 30 * 24 * 60 * 60

export interface Rewritten {
  /** The session for the response. */
  session: Pick<Claims, 'user' | 'company'>
  cookie: { name: string; value: string; httpOnly: true; sameSite: 'lax'; secure: boolean; path: '/'; maxAge: number }
}

interface WriteOptions<Token> {
  /** The session cookie's name over HTTP. Over HTTPS, it has the prefix `__Secure-`. */
  name: string
  /** The app's URL, such as `http://localhost:3000`. */
  url: string | undefined
  /** NextAuth's own `encode`. */
  encode: (token: Token, name: string, maxAge: number) => Promise<string>
}

/**
 * Rewrites the session cookie with another company, in the server's own code. This code must repeat the cookie's name,
 * attributes and lifetime as NextAuth sets them. A token of more than 4 KB does not fit: NextAuth would split it into chunks.
 *
 * @param token the token that `getToken` returned
 * @param sent what the browser sent
 * @returns `undefined` if what the browser sent names no company that the company API knows
 */
export async function rewritten<Token extends Claims>(
  token: Token,
  sent: unknown,
  options: WriteOptions<Token>,
): Promise<Rewritten | undefined> {
  const { companyId } = changeIn(sent)
  const company = companyId ? await fetchCompany(companyId) : undefined
  if (!company) return undefined
  const { encode } = options
  const { name, ...attributes } = attributesOf(options)
  const value = await encode({ ...token, company }, name, maxAge)
  return { session: { user: token.user, company }, cookie: { name, value, ...attributes } }
}

/** Signs a user in, in the server's own code: creates the session cookie with the token that the jwt callback would create. */
export async function created<Token extends Claims>(user: KnownUser, options: WriteOptions<Token>): Promise<Rewritten> {
  const account = { provider: 'credentials', type: 'credentials', providerAccountId: user.id }
  const standardClaims: object = { sub: user.id, email: user.email }
  const token = (await signedIn(standardClaims, user, account)) as Token
  const { name, ...attributes } = attributesOf(options)
  const value = await options.encode(token, name, maxAge)
  return { session: { user: token.user, company: token.company }, cookie: { name, value, ...attributes } }
}

/** The name of the session cookie. */
export const nameOf = ({ name, url }: Pick<WriteOptions<never>, 'name' | 'url'>): string =>
  `${url?.startsWith('https://') ? '__Secure-' : ''}${name}`

/** The name and the attributes of the session cookie. */
function attributesOf(options: Pick<WriteOptions<never>, 'name' | 'url'>) {
  const secure = options.url?.startsWith('https://') ?? false
  return {
    name: nameOf(options),
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: '/',
    maxAge,
  } as const
}
