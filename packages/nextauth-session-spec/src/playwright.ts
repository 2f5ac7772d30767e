import { test as base, type TestType } from '@playwright/test'
import { isSessionCookie } from './names.js'
import { mint } from './mint.js'
import type { MintedSession, SessionOptions } from './options.js'
import { withIdentity, type SessionUser } from './users.js'

export { expect } from '@playwright/test'
export { mint }
export { MintError, type MintErrorCode } from './errors.js'
export type { SessionAdapter, SessionCallbacks } from './database.js'
export type { EncodeParams } from './next-auth.js'
export type { MintedSession, MintOptions, SessionOptions } from './options.js'
export type { SessionUser } from './users.js'

/**
 * Signs a user in: mints a session, and replaces the session cookie of the test's browser context with it. Several calls sign
 * several users in, one after the other.
 *
 * @param user without `sub`, `id` and `email`, they get unique ones
 * @param options in addition to the option `session`
 * @returns the session, with the user
 * @throws MintError if the app does not accept it, with what is wrong and what to do
 */
export type SignIn = (user?: SessionUser, options?: SessionOptions) => Promise<MintedSession>

/** The fixtures of this package. */
export interface SessionFixtures {
  /** How to mint sessions: an option for `test.use` and the configuration. */
  session: SessionOptions
  signIn: SignIn
}

type Arguments<Test> =
  Test extends TestType<infer TestArguments, infer WorkerArguments> ? [TestArguments, WorkerArguments] : never

/** Playwright's `test` with the option `session` and the fixture `signIn`. */
export const test: TestType<Arguments<typeof base>[0] & SessionFixtures, Arguments<typeof base>[1]> =
  base.extend<SessionFixtures>({
    session: [{}, { option: true }],

    signIn: async ({ context, baseURL, ignoreHTTPSErrors, extraHTTPHeaders, session }, use) => {
      const mintedSessions: MintedSession[] = []
      const signIn: SignIn = async (claims, options) => {
        const caller = new Error()
        Error.captureStackTrace(caller, signIn)
        const user = withIdentity(claims)
        const act = async () => {
          const all = { ignoreHTTPSErrors, extraHTTPHeaders, ...session, ...options }
          const minted = await mint(user, { ...all, baseURL: all.baseURL ?? baseURL }).catch((error: unknown) => {
            throw shownAt(caller, error)
          })
          mintedSessions.push(minted)
          const [name = ''] = minted.cookies.map((cookie) => cookie.name.replace(/\.\d+$/, ''))
          // A chunk that is left over would be joined with the new token
          const old = (await context.cookies()).filter((cookie) => isSessionCookie(cookie.name, name))
          for (const cookie of old) await context.clearCookies({ name: cookie.name, domain: cookie.domain })
          await context.addCookies(minted.cookies)
          return minted
        }
        return base.step(`Sign in ${user.name ?? user.email ?? user.sub ?? 'a user'}`, act)
      }
      await use(signIn)
      for (const minted of mintedSessions) await minted.revoke()
    },
  })

/** Shows an error in the line of the test that called, instead of in this package. */
function shownAt({ stack = '' }: Error, error: unknown): unknown {
  if (error instanceof Error) error.stack = `${error.name}: ${error.message}\n${stack.split('\n').slice(1).join('\n')}`
  return error
}
