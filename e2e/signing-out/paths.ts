import { code, docs, expect, issue, type PathOf } from '../../fixtures'
import type { Path } from '../tables/play'
import { before, type Scene } from '../tables/scene'

const onServer = docs('https://authjs.dev/getting-started/session-management/login#signout')

/** What all ways to sign out have in common. */
const signingOut = {
  begins: async ({ device, user }: Scene) => {
    await expect(device.session).toHaveClaims({ sub: user.id, company: before })
  },
  landed: async ({ device }: Scene) => {
    await expect(device.session).toHaveClaims(null)
  },
  notLanded: 'The user was not signed out',
}
const inServerAction = { ...signingOut, needs: ['signIn() and signOut() on the server' as const], isServerAction: true }

/** Every way to sign out. */
export const paths: Record<PathOf<'sign-out'>, Path> = {
  client: {
    ...signingOut,
    source: docs('https://next-auth.js.org/getting-started/client#using-the-redirect-false-option-1'),
    update: ({ tab }) => tab.client.signOut(),
  },
  'client-redirect': {
    ...signingOut,
    source: docs('https://next-auth.js.org/getting-started/client#signout'),
    update: ({ tab }) => tab.client.signOutAndArrive(),
  },
  'server-action': {
    ...inServerAction,
    source: [onServer, code('next-auth', 'lib/actions.js')],
    update: ({ tab }) => tab.server.signOut(),
  },
  'server-action-redirect': {
    ...inServerAction,
    source: [onServer, issue(11125)],
    update: ({ tab }) => tab.server.signOutAndRedirect(),
  },
  'cookie-deleted': {
    ...signingOut,
    source: docs('https://nextjs.org/docs/app/api-reference/functions/cookies#deleting-cookies'),
    update: ({ tab }) => tab.server.deleteCookie(),
  },
}
