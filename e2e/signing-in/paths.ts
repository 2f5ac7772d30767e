import { code, docs, expect, issue, type PathOf } from '../../fixtures'
import type { Path } from '../tables/play'
import type { Scene } from '../tables/scene'

const onServer = docs('https://authjs.dev/getting-started/session-management/login')

/** What all ways to sign in have in common. */
const signingIn = {
  begins: async ({ device }: Scene) => {
    await expect(device.session).toHaveClaims(null)
  },
  landed: async ({ device, user }: Scene) => {
    await expect(device.session).toHaveClaims({ sub: user.id, user: { id: user.id } })
  },
  notLanded: 'The user was not signed in',
}
const inServerAction = { ...signingIn, needs: ['signIn() and signOut() on the server' as const], isServerAction: true }

/** Every way to sign in. */
export const paths: Record<PathOf<'sign-in'>, Path> = {
  client: {
    ...signingIn,
    source: docs('https://next-auth.js.org/getting-started/client#using-the-redirect-false-option'),
    update: ({ tab, user }) => tab.update.bySignIn(user.email, user.password),
  },
  'server-action': {
    ...inServerAction,
    source: [onServer, issue(9504)],
    update: ({ tab, user }) => tab.server.signIn(user.email, user.password),
  },
  'server-action-redirect': {
    ...inServerAction,
    source: [onServer, code('next-auth', 'lib/actions.js')],
    update: ({ tab, user }) => tab.server.signInAndRedirect(user.email, user.password),
  },
  'cookie-set': {
    ...signingIn,
    source: docs('https://nextjs.org/docs/app/api-reference/functions/cookies#setting-a-cookie'),
    update: ({ tab, user }) => tab.server.setCookie(user.email, user.password),
  },
}
