/** Why a session could not be minted. The README lists what to do about each. */
export type MintErrorCode =
  | 'invalid-options'
  | 'host-refused'
  | 'no-secret'
  | 'next-auth-not-found'
  | 'encode-failed'
  | 'unreachable'
  | 'redirected'
  | 'route-not-found'
  | 'auth-path-mismatch'
  | 'app-configuration'
  | 'app-error'
  | 'not-nextauth'
  | 'cookie-name-unknown'
  | 'secure-cookie-over-http'
  | 'wrong-secret'
  | 'wrong-cookie-name'
  | 'version-mismatch'
  | 'token-rejected'
  | 'no-session-for-user'
  | 'database-failed'
  | 'session-row-not-found'
  | 'strategy-mismatch'
  | 'callback-failed'

/** What a message says, in this order. */
interface Explanation {
  /** What happened. */
  happened: string
  /** What was expected instead. */
  expected: string
  /** What to do: a sentence, or the possible causes if they cannot be told apart from outside. */
  todo: string | string[]
}

/**
 * A session could not be minted. It has no `cause`: reporters print it, and a foreign error may contain the token or the
 * secret.
 */
export class MintError extends Error {
  override readonly name = 'MintError'

  constructor(
    /** Compare this instead of the message. */
    readonly code: MintErrorCode,
    { happened, expected, todo }: Explanation,
  ) {
    const causes = typeof todo === 'string' ? todo : todo.map((cause, index) => `\n  ${index + 1}. ${cause}`).join('')
    super(`${happened}\nExpected: ${expected}\nTo do: ${causes} [${code}]`)
  }
}

/**
 * The message of an error that other code has thrown, without what must not be printed.
 *
 * @param hidden secrets and tokens
 */
export function foreignMessage(error: unknown, hidden: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error)
  return hidden
    .filter((one) => one.length > 0)
    .reduce((text, one) => text.replaceAll(one, '(hidden)'), message)
    .slice(0, 1000)
}
