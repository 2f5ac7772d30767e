import type { Moment, PathOf, View } from '../../fixtures'
import type { Rule } from '../tables/cells'
import { clientStoreView, isOneOf, rules as commonRules } from '../tables/rules'
import { suitsServerAction, viewProbes } from '../tables/views'

type SignOutPath = PathOf<'sign-out'>

const isServerAction = isOneOf<SignOutPath>('server-action', 'server-action-redirect')
const isUseSession = isOneOf<View>('use-session', 'use-session-without-prop', 'use-session-in-another-tab')
const isOnScreen = (view: View) => viewProbes[view].readWhen === 'on screen'

/** Why a combination of a way to sign out, a view and a moment is not a cell. */
export const rules: Rule<SignOutPath>[] = [
  ...commonRules,
  {
    reason: 'a server action exists only on pages of the App Router',
    leavesOut: ({ path, view, moment }) => isServerAction(path) && !suitsServerAction(view, moment),
  },
  {
    reason:
      'signOut() loads the page again: what was on screen is gone, and what is read later is read without a cookie',
    leavesOut: ({ path, view, moment }) =>
      path === 'client-redirect' && moment !== 'after-bfcache' && !(isUseSession(view) && moment === 'immediately'),
  },
  {
    reason: 'after a redirect of a server action, only what is on screen then may differ',
    leavesOut: ({ path, view, moment }) =>
      path === 'server-action-redirect' && !(isOnScreen(view) && moment === 'immediately'),
  },
  {
    reason: 'browser back is tested after signOut(), which leaves the page, and useSession() also after staying on it',
    leavesOut: ({ path, view, moment }) =>
      moment === 'after-bfcache' && !(path === 'client-redirect' || (path === 'client' && view === 'use-session')),
  },
  {
    reason: 'once useSession() shows no user, the provider fetches nothing that could bring the user back',
    leavesOut: ({ path, view, moment }) =>
      path === 'client' && isUseSession(view) && !isOneOf<Moment>('immediately', 'after-bfcache')(moment),
  },
  {
    reason:
      'without a cookie, each request is the same: a view that is requested or loaded is tested immediately, after one way to sign out in the browser and one on the server; and also on a page that the router has kept',
    leavesOut: ({ path, view, moment }) =>
      !isOnScreen(view) &&
      !(moment === 'immediately' && path !== 'cookie-deleted') &&
      !(view === 'server-component' && moment === 'after-client-back'),
  },
  {
    reason: 'what signing out returns is not a session',
    leavesOut: ({ view }) => view === 'response',
  },
  {
    reason: 'signing out changes neither a client-only store nor the cookie of another device',
    leavesOut: ({ view }) => clientStoreView.test(view) || view.endsWith('-on-another-device'),
  },
  {
    reason: 'withAuth() decodes the same cookie as the proxy, and all tabs have the same cookies',
    leavesOut: ({ view }) => isOneOf<View>('with-auth', 'get-session-in-another-tab')(view),
  },
  {
    reason: 'a page load renders the shared layout together with its page, which is tested',
    leavesOut: ({ view }) => view === 'shared-layout',
  },
  {
    reason: 'a poll sends the same request as a window focus, and a page in a new tab is loaded as after a reload',
    leavesOut: ({ moment }) => isOneOf<Moment>('after-poll', 'in-new-tab')(moment),
  },
  {
    reason: 'a client-side navigation keeps the provider, so useSession() and what it shows',
    leavesOut: ({ view, moment }) =>
      isUseSession(view) && isOneOf<Moment>('after-link', 'after-client-back', 'after-prefetched-link')(moment),
  },
  {
    reason: 'the session prop decides only what useSession() shows first, so without it, only that is tested',
    leavesOut: ({ view, moment }) => view === 'use-session-without-prop' && moment !== 'immediately',
  },
  {
    reason: 'useSession() in another tab is reloaded, and lets a day pass, as in the first tab',
    leavesOut: ({ view, moment }) =>
      view === 'use-session-in-another-tab' && !isOneOf<Moment>('immediately', 'after-focus')(moment),
  },
  {
    reason:
      'a client-side navigation keeps the shared layout, also after a server action, and is tested after two other ways',
    leavesOut: ({ path, view, moment }) =>
      path === 'server-action' && view === 'shared-layout-on-screen' && moment === 'after-link',
  },
  {
    reason:
      'text from the server that is on screen changes only when the page is requested again: tested after a focus, after router.refresh() and, for a layout, after a link',
    leavesOut: ({ view, moment }) =>
      (view === 'get-server-side-props-on-screen' && !isOneOf<Moment>('immediately', 'after-bfcache')(moment)) ||
      (view === 'server-component-on-screen' && moment === 'a-day-later') ||
      (view === 'shared-layout-on-screen' && !isOneOf<Moment>('immediately', 'after-link')(moment)),
  },
]
