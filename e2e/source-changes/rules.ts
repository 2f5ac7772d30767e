import type { Moment, PathOf, View } from '../../fixtures'
import type { Combination, Rule } from '../tables/cells'
import { clientStoreView, isOneOf, rules as commonRules } from '../tables/rules'

const isRead = isOneOf<PathOf<'source'>>('asks-at-every-read', 'database')

/**
 * The proxy of NextAuth 4 asks nothing. It sees what another read has asked for, as soon as that has written the cookie: a window focus
 * and a reload make the page read the session.
 */
const followsRead = ({ path, view, moment }: Combination<PathOf<'source'>>) =>
  path === 'asks-at-every-read' &&
  isOneOf<View>('proxy', 'with-auth')(view) &&
  isOneOf<Moment>('after-focus', 'after-reload')(moment)

/** Why a combination of update path, view and moment is not a cell of the table of changes at the source. */
export const rules: Rule<PathOf<'source'>>[] = [
  ...commonRules.map((rule) => ({
    ...rule,
    leavesOut: (combination: Combination<PathOf<'source'>>) => !followsRead(combination) && rule.leavesOut(combination),
  })),
  {
    reason: 'getSession() sends the same GET as a plain read of the session route, and is tested',
    leavesOut: ({ view }) => view === 'session-route',
  },
  {
    reason: 'a change at the source has no response',
    leavesOut: ({ view }) => view === 'response',
  },
  {
    reason: 'a client-only store neither reads the session nor the source',
    leavesOut: ({ view }) => clientStoreView.test(view),
  },
  {
    reason:
      'polls, navigations, router.refresh(), the back/forward cache and new tabs read the session as the tested moments do, and in this tab no cookie and no broadcast precedes them',
    leavesOut: ({ moment }) => !isOneOf<Moment>('immediately', 'after-focus', 'after-reload', 'a-day-later')(moment),
  },
  {
    reason: 'a view that is read when its page loads is read immediately by loading its page, as after a reload',
    leavesOut: ({ view, moment }) =>
      isOneOf<View>('get-server-side-props', 'server-component', 'shared-layout')(view) && moment === 'after-reload',
  },
  {
    reason: 'what a page already shows of a server’s read waits for the next load, whatever the source does',
    leavesOut: ({ view, moment }) => view.endsWith('-on-screen') && moment !== 'immediately',
  },
  {
    reason:
      'no tab knows more of a change at the source than another, so another tab is tested only where it sends a request by itself',
    leavesOut: ({ view, moment }) =>
      view === 'get-session-in-another-tab' || (view === 'use-session-in-another-tab' && moment !== 'after-focus'),
  },
  {
    reason: 'on another device, useSession() is tested only where it sends a request by itself',
    leavesOut: ({ view, moment }) => view === 'use-session-on-another-device' && moment !== 'after-focus',
  },
  {
    reason: 'without a session prop, useSession() differs only in how it loads, so it is tested where it does',
    leavesOut: ({ view, moment }) =>
      view === 'use-session-without-prop' && !isOneOf<Moment>('immediately', 'after-reload')(moment),
  },
  {
    reason:
      'a row is the same whichever program wrote it: the table of the database strategy has the views that send no request of their own',
    leavesOut: ({ path, view }) =>
      path === 'database' && (view.endsWith('-on-screen') || isOneOf<View>('shared-layout', 'with-auth')(view)),
  },
  {
    reason:
      'callbacks that do not ask return what is in the cookie, so they are tested only where the server is read with one',
    leavesOut: ({ path, view, moment }) =>
      !isRead(path) &&
      !(
        isOneOf<View>('get-session', 'get-server-side-props', 'api-route', 'proxy', 'server-component')(view) ||
        view === 'get-session-on-another-device' ||
        (view === 'use-session' && isOneOf<Moment>('immediately', 'after-reload')(moment))
      ),
  },
]
