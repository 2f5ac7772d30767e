import type { Account, Session, User } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import type { JWT } from 'next-auth/jwt'
import { rememberedPeople } from './remembered-people'
import { refreshAtProvider, rotated, sharing, tokensOf, type Refresh } from './rotation'
import { relayed, signedIn } from './token'
import type { FirstCall } from './types'

/** What NextAuth gives the jwt callback. */
interface JwtCall {
  token: JWT
  user?: User
  account?: Account | null
  profile?: unknown
  trigger?: string
  isNewUser?: boolean
  session?: unknown
}

/** The callbacks of a variation, whichever NextAuth calls them. */
interface Variation {
  jwt: (call: JwtCall) => Promise<JWT>
  session?: (read: { session: Session; token: JWT }) => Session
}

/** The article's callbacks, word for word: whatever the provider gave goes into the token, and on to the browser. */
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

/** The provider's tokens are kept in the token, and refreshed there; the session tells only where that has failed. */
const rotation = (refresh: Refresh): Variation => ({
  jwt: async ({ token, user, account }) =>
    account && user
      ? { ...(await signedIn(token, user as Parameters<typeof signedIn>[1], account)), ...tokensOf(account) }
      : rotated(token, refresh),

  session: ({ session, token }) => Object.assign(relayed(session, token), { error: token.error }),
})

/** The token remembers what the jwt callback was first called with: the names of what was there, and the trigger. */
const telling: Variation = {
  jwt({ token, ...given }) {
    const there = Object.entries(given).filter(([, value]) => value !== undefined && value !== null)
    const call: FirstCall = { trigger: given.trigger, given: there.map(([name]) => name).sort() }
    return Promise.resolve({ ...token, firstCall: token.firstCall ?? call })
  },
}

const variations: Record<string, Variation> = {
  article,
  rotation: rotation(refreshAtProvider),
  'shared-rotation': rotation(sharing(refreshAtProvider)),
  telling,
  'telling-of-new-people': telling,
}

/** The callbacks that stand in for the app's own, where the environment asks for some: `AUTH_CALLBACKS=article`. */
export const variation: Variation | undefined = variations[process.env.AUTH_CALLBACKS ?? '']

/** What knows who has signed in before, for the variation that tells of it. */
export const adapter: Adapter | undefined =
  process.env.AUTH_CALLBACKS === 'telling-of-new-people' ? rememberedPeople() : undefined
