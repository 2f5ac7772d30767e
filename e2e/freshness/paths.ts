import { article, code, docs, expect, issue, type UpdatePath } from '../../fixtures'
import type { Path } from '../tables/play'
import { after, type Scene } from '../tables/scene'
import { inVersion4 } from '../versions'

const updating = docs('https://next-auth.js.org/getting-started/client#updating-the-session')

const inCookie = async ({ device }: Scene) => {
  await expect(device.session).toHaveClaims({ company: after })
}

const company = { companyId: after.id }
const serverUpdate = docs('https://authjs.dev/reference/nextjs#unstable_update')

/** What `unstable_update()` has in common, in a server action and in a route handler. */
const onServer = { source: serverUpdate, needs: ['unstable_update()'], landed: inCookie } satisfies Partial<Path>
const inServerAction = { ...onServer, isServerAction: true }

/** Every update path. */
export const paths: Record<UpdatePath, Path> = {
  'get-query': {
    source: article('the wrapper'),
    update: ({ tab }) => tab.update.byQuery({ companyId: after.id }),
    landed: inCookie,
  },
  'update-data': {
    source: updating,
    needs: ['update()'],
    update: ({ tab }) => tab.update.byUpdate({ companyId: after.id }),
    landed: inCookie,
  },
  // The user's company changes in the company API first, and the callback queries the API again
  update: {
    source: [updating, issue(11002)],
    needs: ['update()'],
    // NextAuth 5 sends a GET instead, and the callback does not receive an update
    holds: inVersion4,
    update: ({ tab, user }) => {
      user.companyId = after.id
      return tab.update.byUpdate()
    },
    landed: inCookie,
  },
  'post-csrf': {
    source: docs('https://next-auth.js.org/getting-started/rest-api'),
    holds: { 'next-auth': '>=4.21.0 <6.0.0-0' },
    update: ({ tab }) => tab.update.byPost({ companyId: after.id }),
    landed: inCookie,
  },
  'api-route': {
    source: code('next-auth', 'jwt/index.js'),
    update: ({ tab }) => tab.update.byApiRoute({ companyId: after.id }),
    landed: inCookie,
  },
  'route-handler': {
    source: code('next-auth', 'jwt/index.js'),
    update: ({ tab }) => tab.update.byRouteHandler({ companyId: after.id }),
    landed: inCookie,
  },
  // The user's company changes in the company API first, and the callback queries the API on sign-in
  'sign-in': {
    source: docs('https://next-auth.js.org/getting-started/client#using-the-redirect-false-option'),
    update: ({ tab, user }) => {
      user.companyId = after.id
      return tab.update.bySignIn(user.email, user.password)
    },
    landed: inCookie,
  },
  'server-action': {
    ...inServerAction,
    update: ({ tab }) => tab.update.byServerAction(company),
  },
  'server-action-revalidate': {
    ...inServerAction,
    source: [serverUpdate, docs('https://nextjs.org/docs/app/api-reference/functions/revalidatePath')],
    update: ({ tab }) => tab.update.byServerAction(company, 'revalidate'),
  },
  'server-action-refresh': {
    ...inServerAction,
    source: [serverUpdate, docs('https://nextjs.org/docs/app/api-reference/functions/refresh')],
    needs: ['unstable_update()', 'refresh()'],
    update: ({ tab }) => tab.update.byServerAction(company, 'refresh'),
  },
  'server-action-redirect': {
    ...inServerAction,
    source: [serverUpdate, docs('https://nextjs.org/docs/app/api-reference/functions/redirect')],
    update: ({ tab }) => tab.update.byServerActionAndRedirect(company),
  },
  'server-update': {
    ...onServer,
    update: ({ tab }) => tab.update.byServerUpdate(company),
  },
  'server-update-revalidate': {
    ...onServer,
    source: [serverUpdate, docs('https://nextjs.org/docs/app/api-reference/functions/revalidatePath')],
    update: ({ tab }) => tab.update.byServerUpdate(company, 'revalidate'),
  },
  // fetch follows the redirect, to a route handler that returns the session
  'server-update-redirect': {
    ...onServer,
    update: ({ tab }) => tab.update.byServerUpdate(company, 'redirect'),
  },
  'client-store': {
    source: article('no client-only store'),
    update: ({ tab }) => tab.update.byClientStore(after),
    landed: async ({ tab }) => {
      await expect(await tab.storedByClientStore()).toShow({ state: { company: after } })
    },
  },
  // The substitute for update() in NextAuth 5. The user's company changes in the company API first, and the callback, which
  // tells an empty object apart from data, queries the API again
  'update-empty-object': {
    source: [updating, issue(11002)],
    needs: ['update()'],
    update: ({ tab, user }) => {
      user.companyId = after.id
      return tab.update.byUpdate({})
    },
    landed: inCookie,
  },
}
