// NextAuth joins every cookie whose name starts with that of the session cookie. Another program on the same host that sets
// `next-auth.session-token.9` thereby signs the user out: the token with its value at the end cannot be decoded.

const isHardened = process.env.AUTH_CALLBACKS === 'hardened'

interface Cookies {
  getAll(): { name: string }[]
  delete(name: string): unknown
}

/** Removes from a request the cookies that NextAuth would take for a part of the session cookie. */
export function dropStrayCookies(cookies: Cookies): void {
  if (!isHardened) return
  for (const name of strayAmong(cookies.getAll().map((cookie) => cookie.name))) cookies.delete(name)
}

interface NodeRequest {
  cookies: Partial<Record<string, string>>
  headers: { cookie?: string }
}

/** The same for a request of the Pages Router. NextAuth 4 reads its cookies, NextAuth 5 its headers. */
export function withoutStrayCookies<Request extends NodeRequest>(req: Request): Request {
  const { cookies } = req
  dropStrayCookies({
    getAll: () => Object.keys(cookies).map((name) => ({ name })),
    delete: (name) => Reflect.deleteProperty(cookies, name),
  })
  if (isHardened)
    req.headers.cookie = Object.entries(cookies)
      .map(([name, value = '']) => `${name}=${encodeURIComponent(value)}`)
      .join('; ')
  return req
}

/** NextAuth writes one cookie without a number, or chunks that are numbered from 0 on. */
function strayAmong(names: string[]): string[] {
  return names.filter((name) => {
    const [, base, suffix] = /^((?:__Secure-)?(?:next-auth|authjs)\.session-token)(.*)$/.exec(name) ?? []
    if (base === undefined || suffix === undefined || suffix === '') return false
    const chunk = Number(/^\.(\d+)$/.exec(suffix)?.[1])
    const isChunk =
      !names.includes(base) &&
      Array.from({ length: chunk }, (_, n) => `${base}.${n}`).every((before) => names.includes(before))
    return !isChunk
  })
}
