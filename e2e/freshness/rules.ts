import type { Moment, UpdatePath, View } from '../../fixtures'
import type { Rule } from '../tables/cells'
import { clientStoreView, isOneOf, rules as commonRules } from '../tables/rules'
import { suitsServerAction } from '../tables/views'

const isServerAction = (path: UpdatePath) => path.startsWith('server-action')
/** What only NextAuth 5 has. */
const isOnServer = (path: UpdatePath) => path.startsWith('server-')
/** Something follows the update on the server: `revalidatePath()`, `refresh()` or a redirect. */
const isFollowed = (path: UpdatePath) =>
  isOnServer(path) && !isOneOf<UpdatePath>('server-action', 'server-update')(path)

/** Why a combination of update path, view and moment is not a cell of the freshness table. */
export const rules: Rule<UpdatePath>[] = [
  ...commonRules,
  {
    reason: 'getSession() sends the same GET as a plain read of the session route, and is tested',
    leavesOut: ({ view }) => view === 'session-route',
  },
  {
    reason: 'withAuth() exists only in NextAuth 4, and unstable_update() only in NextAuth 5',
    leavesOut: ({ path, view }) => isOnServer(path) && view === 'with-auth',
  },
  {
    reason: 'a server action exists only on pages of the App Router',
    leavesOut: ({ path, view, moment }) => isServerAction(path) && !suitsServerAction(view, moment),
  },
  {
    reason:
      'unstable_update() writes the cookie like the other writes on the server, which are tested with another device, the client-only store and getSession() in another tab',
    leavesOut: ({ path, view }) =>
      isOnServer(path) &&
      (clientStoreView.test(view) || view.endsWith('-on-another-device') || view === 'get-session-in-another-tab'),
  },
  {
    reason: 'a server action with a redirect returns nothing',
    leavesOut: ({ path, view }) => path === 'server-action-redirect' && view === 'response',
  },
  {
    reason: 'a redirect adds an entry to the history, so going back from there leads to the page that redirected',
    leavesOut: ({ path, moment }) => path === 'server-action-redirect' && moment === 'after-client-back',
  },
  {
    reason:
      'what follows unstable_update() changes nothing of the cookie, so it is tested only where it may differ: in its response, on the screen, and on a page that the router has kept',
    leavesOut: ({ path, view, moment }) =>
      isFollowed(path) &&
      !(view === 'server-component' && moment === 'after-client-back') &&
      !(
        isOneOf<View>('response', 'use-session', 'server-component-on-screen', 'shared-layout-on-screen')(view) &&
        moment === 'immediately'
      ),
  },
  {
    reason:
      'after unstable_update(), a later moment is tested only for a page that the router has kept, and for useSession() after a reload: once the cookie is written, this path does not differ from the others',
    leavesOut: ({ path, view, moment }) =>
      isOnServer(path) &&
      moment !== 'immediately' &&
      !(view === 'server-component' && moment === 'after-client-back') &&
      !(view === 'use-session' && moment === 'after-reload'),
  },
  {
    reason: 'a page load renders the shared layout together with its page, which is tested after unstable_update()',
    leavesOut: ({ path, view }) => isOnServer(path) && view === 'shared-layout',
  },
  {
    reason:
      'update({}) sends the same request as update(data) and writes the same cookie, so it is tested only with its response, getSession(), useSession() and the proxy',
    leavesOut: ({ path, view }) =>
      path === 'update-empty-object' &&
      !isOneOf<View>('response', 'get-session', 'use-session', 'use-session-in-another-tab', 'proxy')(view),
    follows: () => ({ path: 'update-data' }),
  },
  {
    reason: 'a change to the client-only store has no response',
    leavesOut: ({ path, view }) => path === 'client-store' && view === 'response',
  },
  {
    reason:
      'update(), update({}), a POST with the CSRF token, a write by a route handler and signing in again are tested only immediately and after a reload: once the cookie is written, they differ from the other paths only in what tabs receive immediately',
    leavesOut: ({ path, moment }) =>
      isOneOf<UpdatePath>('update', 'update-empty-object', 'post-csrf', 'route-handler', 'sign-in')(path) &&
      !isOneOf<Moment>('immediately', 'after-reload')(moment),
    follows: ({ path, view }) =>
      path.startsWith('update') || (path === 'sign-in' && !view.endsWith('-in-another-tab'))
        ? { path: 'update-data' }
        : { path: 'api-route' },
  },
  {
    reason:
      'a client-only store sends nothing to the server, so the views of the session are tested only immediately and after a reload, the moment at which all other paths show their updates',
    leavesOut: ({ path, view, moment }) =>
      path === 'client-store' && !clientStoreView.test(view) && !isOneOf<Moment>('immediately', 'after-reload')(moment),
    // An hour of polls, which would pass before “stale”, is too many requests
    follows: ({ moment }) => (moment === 'after-poll' ? undefined : { moment: 'immediately' }),
  },
]
