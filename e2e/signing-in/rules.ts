import type { Moment, PathOf, View } from '../../fixtures'
import type { Rule } from '../tables/cells'
import { clientStoreView, isOneOf, rules as commonRules } from '../tables/rules'
import { suitsServerAction, viewProbes } from '../tables/views'

type SignInPath = PathOf<'sign-in'>

const isServerAction = isOneOf<SignInPath>('server-action', 'server-action-redirect')
const isOnScreen = (view: View) => viewProbes[view].readWhen === 'on screen'

/** Why a combination of a way to sign in, a view and a moment is not a cell. */
export const rules: Rule<SignInPath>[] = [
  ...commonRules,
  {
    reason: 'a server action exists only on pages of the App Router',
    leavesOut: ({ path, view, moment }) => isServerAction(path) && !suitsServerAction(view, moment),
  },
  {
    reason: 'after a redirect of a server action, only what is on screen then may differ',
    leavesOut: ({ path, view, moment }) =>
      path === 'server-action-redirect' && !(isOnScreen(view) && moment === 'immediately'),
  },
  {
    reason: 'once signIn() has shown the user in useSession(), later moments are those of any session',
    leavesOut: ({ path, view, moment }) => path === 'client' && view === 'use-session' && moment !== 'immediately',
  },
  {
    reason:
      'with the cookie, each request is the same: a view that is requested or loaded is tested immediately, after one way to sign in in the browser and one on the server; and also on a page that the router has kept',
    leavesOut: ({ path, view, moment }) =>
      !isOnScreen(view) &&
      !(moment === 'immediately' && path !== 'cookie-set') &&
      !(view === 'server-component' && moment === 'after-client-back'),
  },
  {
    reason: 'what signing in returns is not a session',
    leavesOut: ({ view }) => view === 'response',
  },
  {
    reason: 'signing in changes neither a client-only store nor the cookie of another device',
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
    reason:
      'browser back, a client-side navigation, a poll and an idle day cause no request of a provider without a user',
    leavesOut: ({ view, moment }) =>
      isOnScreen(view) &&
      isOneOf<Moment>(
        'after-bfcache',
        'after-link',
        'after-client-back',
        'after-prefetched-link',
        'after-poll',
        'a-day-later',
      )(moment),
  },
  {
    reason: 'a page in a new tab is loaded as after a reload',
    leavesOut: ({ moment }) => moment === 'in-new-tab',
  },
  {
    reason:
      'useSession() without a session prop and in another tab, and text from the server that is on screen, are tested immediately; what changes them later is tested with useSession(), and router.refresh() with a server component',
    leavesOut: ({ path, view, moment }) =>
      isOnScreen(view) &&
      view !== 'use-session' &&
      moment !== 'immediately' &&
      !(view === 'server-component-on-screen' && moment === 'after-router-refresh' && path !== 'cookie-set'),
  },
]
