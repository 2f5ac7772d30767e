import type { Account, Session, User } from 'next-auth'
import type { JWT } from 'next-auth/jwt'
import { hardenedJwt } from '../hardened/jwt'
import { fetchUser } from './company-api'
import { refreshAtProvider, rotated, tokensOf, withSharedRefresh, type Refresh } from './rotation'
import { askedAgain, relayed, signedIn } from './token'
import type { FirstCall } from './types'

/** What NextAuth passes to the jwt callback. */
interface JwtParams {
  token: JWT
  user?: User
  account?: Account | null
  profile?: unknown
  trigger?: string
  isNewUser?: boolean
  session?: unknown
}

/** The callbacks of a variation, for NextAuth 4 and 5. */
interface Variation {
  jwt: (params: JwtParams) => Promise<JWT>
  session?: (params: { session: Session; token: JWT }) => Session
}

/** The article's callbacks, word for word: all that the provider returned goes into the token, and on to the browser. */
const article: Variation = {
  async jwt({ token, user, account }) {
    // This will only be true on the first login
    if (account && user) {
      return {
        ...token,
        user: {
          ...user, // make sure you don't store passwords in there
          account,
        },
      }
    }

    return token
  },

  session({ session, token }) {
    session.user = token.user

    return session
  },
}

/** The session shows an error that the jwt callback has written to the token. */
const showingError: Variation['session'] = ({ session, token }) =>
  Object.assign(relayed(session, token), { error: token.error })

/**
 * The token holds the provider's tokens, and the jwt callback refreshes them. The session shows only that a refresh
 * has failed.
 */
const rotation = (refresh: Refresh): Variation => ({
  jwt: async ({ token, user, account }) =>
    account && user
      ? { ...(await signedIn(token, user as Parameters<typeof signedIn>[1], account)), ...tokensOf(account) }
      : rotated(token, refresh),

  session: showingError,
})

/** The token stores what the jwt callback was first called with: the names of the defined arguments, and the trigger. */
const recording: Variation = {
  jwt({ token, ...given }) {
    const defined = Object.entries(given).filter(([, value]) => value !== undefined && value !== null)
    const call: FirstCall = { trigger: given.trigger, given: defined.map(([name]) => name).sort() }
    return Promise.resolve({ ...token, firstCall: token.firstCall ?? call })
  },
}

/**
 * The callbacks of NextAuth's docs: the jwt callback writes the new name to the token, and the session callback is
 * NextAuth's own, which returns `session.user` as NextAuth made it, with the name, email and image from the token.
 *
 * @param change how the jwt callback changes the token
 */
const docs = (change: (token: JWT, name: string) => JWT): Variation => ({
  jwt({ token, trigger, session }) {
    const { name } = (session ?? {}) as { name?: unknown }
    return Promise.resolve(trigger === 'update' && typeof name === 'string' ? change(token, name) : token)
  },

  session: ({ session }) => session,
})

/** As in https://next-auth.js.org/getting-started/client#updating-the-session */
const rename = (token: JWT, name: string): JWT => Object.assign(token, { name })

const renamedCopy = (token: JWT, name: string): JWT => ({ ...token, name })

const resolved = (token: JWT) => Promise.resolve(token)

/** What the jwt callback does at sign-in, before it does what a variation says for every other call. */
const afterSignIn =
  (read: (token: JWT) => Promise<JWT>): Variation['jwt'] =>
  async ({ token, user, account }) =>
    account && user ? signedIn(token, user as Parameters<typeof signedIn>[1], account) : read(token)

/** The jwt callback never asks the company API again after the sign-in, not even at an update. */
const neverAsking: Variation = { jwt: afterSignIn(resolved) }

/** The jwt callback asks the company API whenever it is called: at every read of the session. */
const alwaysAsking: Variation = { jwt: afterSignIn(askedAgain) }

/** The company API no longer has the user. */
class UserNotFound extends Error {}

async function fetchExistingUser(id: string) {
  const user = await fetchUser(id)
  if (!user) throw new UserNotFound(`There is no user ${id}`)
  return user
}

/**
 * The jwt callback asks the company API whenever it is called. If the API fails, the token keeps its claims. If the API no
 * longer has the user, the callback throws, and NextAuth ends the session.
 */
const keepingLast: Variation = {
  jwt: afterSignIn((token) =>
    askedAgain({ ...token }, fetchExistingUser).catch((error: unknown) => {
      if (error instanceof UserNotFound) throw error
      return token
    }),
  ),
}

/** The jwt callback copies whatever an update sends into the token, as many examples do. */
const copying: Variation = {
  jwt: async ({ token, user, account, trigger, session }) =>
    trigger === 'update' ? { ...token, ...(session as object) } : afterSignIn(resolved)({ token, user, account }),
}

/** The session callback relays the whole token, as many examples do. */
const spreading: Variation = {
  jwt: afterSignIn(resolved),
  session: ({ session, token }) => ({ ...session, ...token }),
}

const variations: Record<string, Variation> = {
  article,
  rotation: rotation(refreshAtProvider),
  'shared-rotation': rotation(withSharedRefresh(refreshAtProvider)),
  recording,
  docs: docs(rename),
  'docs-with-copied-token': docs(renamedCopy),
  'never-asking': neverAsking,
  'always-asking': alwaysAsking,
  'always-asking-keeps-last': keepingLast,
  copying,
  spreading,
  hardened: { jwt: hardenedJwt, session: showingError },
}

/** The callbacks that replace the app's own, if the environment chooses some: `AUTH_CALLBACKS=article`. */
export const variation: Variation | undefined = variations[process.env.AUTH_CALLBACKS ?? '']
