import { createHash } from 'node:crypto'
import { MintError } from './errors.js'
import type { Major } from './names.js'

/** The secrets to mint with, and where they are from. */
export interface Secrets {
  /** The first one encrypts. */
  values: string[]
  /** For messages: `the option secret`, `NEXTAUTH_SECRET`. */
  from: string
}

type Environment = Record<string, string | undefined>

/**
 * The secrets that may be the app's, the most likely first: the given ones, or those of the app's own variables in this
 * environment, in the order in which that version looks at them (v4: next/index.js; v5: lib/env.js, and lib/utils/env.js of
 * @auth/core). An empty variable counts as missing.
 *
 * @returns none if there is no secret
 */
export function secretsFrom(given: string | readonly string[] | undefined, major: Major, env: Environment): Secrets[] {
  const values = [given ?? []].flat().filter((one) => one !== '')
  if (values.length > 0) return [{ values, from: 'the option `secret`' }]
  const names = major === 4 ? ['NEXTAUTH_SECRET', 'AUTH_SECRET'] : ['AUTH_SECRET', 'NEXTAUTH_SECRET']
  const single = names.flatMap((name) => (env[name] ? [{ values: [env[name]], from: name }] : []))
  const numbered = ['AUTH_SECRET_3', 'AUTH_SECRET_2', 'AUTH_SECRET_1'].flatMap((name) => env[name] || [])
  return numbered.length > 0 ? [...single, { values: numbered, from: 'AUTH_SECRET_1, _2 and _3' }] : single
}

/**
 * Whether these are the app's secrets: its CSRF cookie is `token|sha256(token + secret)`. Where the app has several secrets,
 * NextAuth 5 converts the array to a string (createCSRFToken in both versions).
 *
 * @param csrfCookie the decoded value of the cookie
 */
export function proves(csrfCookie: string, { values }: Secrets): boolean {
  const [token = '', hash] = csrfCookie.split('|')
  return [values.join(','), values[0]].some(
    (secret) => createHash('sha256').update(`${token}${secret}`).digest('hex') === hash,
  )
}

export const noSecret = (): MintError =>
  new MintError('no-secret', {
    happened: 'There is no secret: the option `secret`, NEXTAUTH_SECRET and AUTH_SECRET are all missing or empty.',
    expected: 'the secret that the app decrypts its session tokens with.',
    todo: 'give this process the variable that the app has. Next.js reads .env files, but Playwright and Node do not: add `process.loadEnvFile(".env.local")` to the Playwright configuration, or run `node --env-file=.env.local`. For a variable with another name, set `secret` (--secret-env NAME).',
  })
