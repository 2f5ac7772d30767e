import type { Moment, UpdatePath } from '../../fixtures'
import type { Rule } from '../tables/cells'
import { clientStoreView, isOneOf, rules as commonRules } from '../tables/rules'

/** Why a combination of update path, view and moment is not a cell of the freshness table. */
export const rules: Rule<UpdatePath>[] = [
  ...commonRules,
  {
    reason: 'a change to the client-only store has no response',
    leavesOut: ({ path, view }) => path === 'client-store' && view === 'response',
  },
  {
    reason:
      'update(), a POST with the CSRF token, a write by a route handler and signing in again are tested only immediately and after a reload: once the cookie is written, they differ from the other paths only in what tabs receive immediately',
    leavesOut: ({ path, moment }) =>
      isOneOf<UpdatePath>('update', 'post-csrf', 'route-handler', 'sign-in')(path) &&
      !isOneOf<Moment>('immediately', 'after-reload')(moment),
    follows: ({ path, view }) =>
      path === 'update' || (path === 'sign-in' && !view.endsWith('-in-another-tab'))
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
