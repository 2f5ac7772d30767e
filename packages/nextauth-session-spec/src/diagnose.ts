import { inTheLog } from './answers.js'
import { MintError } from './errors.js'
import { majorFor, type Major } from './names.js'
import type { Probe } from './probe.js'
import type { Secrets } from './secrets.js'

/** What is known about a session that the app has not accepted. */
export interface Refusal {
  probe: Probe
  /** The name of the session cookie that was sent. */
  sessionCookie: string
  /** What the response did with this cookie. An app deletes a session cookie that it cannot use, but not foreign cookies. */
  cookie: 'renewed' | 'deleted' | 'untouched'
  /** The next-auth that minted; undefined: the app's own `encode`, or a database. */
  minter?: { major: Major; version: string; folder: string }
  /** Whether the app's CSRF cookie proves the secret. undefined: there is no such cookie, or no secret. */
  isSecretProven?: boolean
  secrets?: Secrets
}

const signedIn = 'a session, because the app received a session cookie.'

/** Why the app returns no session for a JWT. Only what its response proves decides between the causes. */
export function refusedToken(refusal: Refusal): MintError {
  const { cookie } = refusal
  if (cookie === 'renewed') return emptySession(refusal)
  if (cookie === 'untouched') return wrongName(refusal)
  const { minter, probe, isSecretProven } = refusal
  const appMajor = majorFor(probe.csrfName ?? '')
  if (minter && appMajor && appMajor !== minter.major) return otherVersion(minter, appMajor, probe)
  return isSecretProven === false ? wrongSecret(refusal) : rejected(refusal)
}

/** The session callback returned nothing. */
export const emptySession = ({ sessionCookie }: Refusal): MintError =>
  new MintError('no-session-for-user', {
    happened: `The app accepted and renewed the cookie ${sessionCookie}, but its session is empty.`,
    expected: signedIn,
    todo: 'the session callback returned nothing for this user. Mint with the claims that it needs (often a `sub` or an email that exists in the database), or create the user first.',
  })

export function wrongName({ sessionCookie, probe, isSecretProven }: Refusal): MintError {
  const also = isSecretProven === false ? ' The secret is not the app’s, either: its CSRF cookie has another hash.' : ''
  const prefixed =
    probe.secure && !/^__(Secure|Host)-/.test(sessionCookie)
      ? ' Its cookies are secure: the name probably begins with `__Secure-`.'
      : ''
  return new MintError('wrong-cookie-name', {
    happened: `The app ignored the cookie ${sessionCookie}: it neither renewed nor deleted it.${also}`,
    expected: 'the name of its session cookie.',
    todo: `set \`cookieName\` (--cookie-name) to \`cookies.sessionToken.name\` of the app’s options, or unset it if the app has the default name.${prefixed}`,
  })
}

const wrongSecret = ({ secrets, sessionCookie }: Refusal) =>
  new MintError('wrong-secret', {
    happened: `The app deleted the cookie ${sessionCookie}. ${secrets ? `The secret (from ${secrets.from}) is not the app’s: its` : 'Its'} CSRF cookie has a hash that was made with another one.`,
    expected: 'the secret that the running app uses.',
    todo: [
      'the app has it from a .env file, which Playwright and Node do not read: set the same variable for both, or load the file with `process.loadEnvFile(".env.local")`. NextAuth 4 prefers NEXTAUTH_SECRET to AUTH_SECRET, and NextAuth 5 the reverse.',
      'the `secret` in the app’s options is from a variable of its own, or the app is still running with another value: set `secret` (--secret-env NAME), or restart it.',
      'the app has several secrets: give all of them, in the same order.',
      'in development, NextAuth 4 makes up a secret if it has none: set NEXTAUTH_SECRET for both.',
    ],
  })

const otherVersion = ({ version, folder }: NonNullable<Refusal['minter']>, appMajor: Major, { csrfName }: Probe) =>
  new MintError('version-mismatch', {
    happened: `The app deleted the cookie. It is a NextAuth ${appMajor} app (its CSRF cookie is ${csrfName}), but the token is from next-auth ${version} in ${folder}.`,
    expected: 'the next-auth that the app itself uses.',
    todo: 'set `appFolder` (--app-folder) to the folder with the package.json of the app.',
  })

const rejected = ({ sessionCookie, minter, isSecretProven, secrets }: Refusal) =>
  new MintError('token-rejected', {
    happened: `The app deleted the cookie ${sessionCookie}. Its name is right: the app does not delete foreign cookies.${isSecretProven ? ' The secret is right, too: the app’s CSRF cookie proves it.' : ''}`,
    expected: signedIn,
    todo: [
      'the jwt or session callback threw for these claims: its own error is in the log, after JWT_SESSION_ERROR or JWTSessionError. Mint with the claims that it needs. A user whom it does not know must exist first.',
      `${minter ? 'the app has its own `jwt.encode` and `decode`, or its own `jwt.secret`' : 'this `encode` is not the counterpart of the app’s `decode` (another salt, another format)'}: “decryption operation failed”, “no matching decryption secret” or “Invalid” is in the log. Set \`encode\`, with the secret or the salt that the app uses.`,
      'the app uses database sessions (its configuration has an `adapter` and no `session.strategy`): the log says nothing. Set `database` to this adapter.',
      'the jwt callback returned null (NextAuth 5): the log says nothing. Mint with the claims that it needs.',
      ...(secrets && isSecretProven === undefined
        ? [`the secret (from ${secrets.from}) is not the app’s: there is no CSRF cookie to compare it with.`]
        : []),
    ],
  })

/**
 * Why the app returns no session for one in the database.
 *
 * @param isNameKnown whether the app deletes a meaningless cookie of this name
 * @param acceptsJwt whether the app accepts a JWT of the same user
 */
export function refusedRow(refusal: Refusal, isNameKnown: boolean, acceptsJwt: boolean): MintError {
  const { cookie, sessionCookie } = refusal
  if (cookie === 'renewed') return emptySession(refusal)
  if (acceptsJwt)
    return new MintError('strategy-mismatch', {
      happened: `The app rejected a session in the database, but accepts a JWT of the same user in the cookie ${sessionCookie}.`,
      expected: 'an app whose session strategy is `database`.',
      todo: 'remove the option `database`: this app uses JWT sessions.',
    })
  if (cookie === 'deleted')
    return new MintError('session-row-not-found', {
      happened: `The app deleted the cookie ${sessionCookie}: it did not find the session that was created.`,
      expected: signedIn,
      todo: [
        'this process and the app use different databases: compare their database variables.',
        'the app uses JWT sessions: JWT_SESSION_ERROR or JWTSessionError is in its log. Remove the option `database`.',
      ],
    })
  if (!isNameKnown) return wrongName(refusal)
  return new MintError('callback-failed', {
    happened: `The app found no usable session and kept the cookie ${sessionCookie}, which is what NextAuth does after an error. It deletes a meaningless cookie of this name, so the name is right and its database answers.`,
    expected: signedIn,
    todo: `the session callback threw for this user. ${inTheLog[0]?.toUpperCase()}${inTheLog.slice(1)} for SESSION_ERROR or SessionTokenError.`,
  })
}
