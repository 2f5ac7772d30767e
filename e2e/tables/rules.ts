import type { Moment, View } from '../../fixtures'
import type { Combination, Rule } from './cells'
import { viewProbes } from './views'

/** Returns a predicate: whether a value is one of these. */
export const isOneOf =
  <T extends string>(...values: T[]) =>
  (value: T) =>
    values.includes(value)

const isNavigation = isOneOf<Moment>('after-link', 'after-prefetched-link', 'after-client-back')
const isCall = isOneOf<Moment>('after-get-session', 'after-update-call')
const isPageLoad = isOneOf<Moment>('after-reload', 'in-new-tab')
const otherTabOrDeviceView = /-in-another-tab$|-on-another-device$/
const useSessionView = /^use-session/
export const clientStoreView = /^client-store/

/** A rule that applies to every table: the update path makes no difference. */
interface ViewRule extends Omit<Rule, 'follows'> {
  follows?: (combination: Combination<string>) => { moment: Moment } | undefined
}

/** Which views are read at which moments, whatever the update path is. */
export const rules: ViewRule[] = [
  {
    reason:
      'a view that has its own request is read with the same request at every moment, so it is tested only immediately',
    leavesOut: ({ view, moment }) => viewProbes[view].readWhen === 'requested' && moment !== 'immediately',
    // The response belongs to the update, and what another tab or device does first is tested with other views
    follows: ({ view, moment }) =>
      view !== 'response' &&
      !otherTabOrDeviceView.test(view) &&
      isOneOf<Moment>('after-focus', 'after-link', 'after-reload')(moment)
        ? { moment: 'immediately' }
        : undefined,
  },
  {
    reason: 'a view that is read when its page loads is not affected by a moment that loads no page',
    leavesOut: ({ view, moment }) =>
      viewProbes[view].readWhen === 'loaded' &&
      !isPageLoad(moment) &&
      !isNavigation(moment) &&
      moment !== 'immediately',
  },
  {
    reason:
      'a client-side navigation keeps the shared layout, so what is read after it is another view: a shared layout already on screen',
    leavesOut: ({ view, moment }) => view === 'shared-layout' && isNavigation(moment),
  },
  {
    reason: 'a view already on screen disappears with its page, and what is read after that is another view',
    leavesOut: ({ view, moment }) =>
      view.endsWith('-on-screen') &&
      (isPageLoad(moment) || (isNavigation(moment) && view !== 'shared-layout-on-screen')),
  },
  {
    reason: 'router.refresh() exists only in the App Router',
    leavesOut: ({ view, moment }) =>
      moment === 'after-router-refresh' && (view.startsWith('get-server-side-props') || clientStoreView.test(view)),
  },
  {
    reason: 'a poll sends the same request as a window focus, and changes no view other than useSession()',
    leavesOut: ({ view, moment }) => moment === 'after-poll' && !useSessionView.test(view),
  },
  {
    reason: 'a prefetch loads the page that the link leads to, and does not reload anything that is already on screen',
    leavesOut: ({ view, moment }) => moment === 'after-prefetched-link' && viewProbes[view].readWhen === 'on screen',
  },
  {
    reason:
      'another tab or device does not navigate, because navigating in it is the same as navigating in the first tab',
    leavesOut: ({ view, moment }) =>
      otherTabOrDeviceView.test(view) &&
      (isNavigation(moment) || isOneOf<Moment>('after-bfcache', 'after-router-refresh', 'in-new-tab')(moment)),
  },
  {
    reason:
      'on another device, an idle day and a poll cause at most what a window focus causes: a request with the cookie of that device',
    leavesOut: ({ view, moment }) =>
      view.endsWith('-on-another-device') && isOneOf<Moment>('after-poll', 'a-day-later')(moment),
  },
  {
    reason:
      'the client-only store is read from local storage only when a page is mounted: a window focus and the back/forward cache mount none, and after a client-side navigation the tab still has the store that it wrote',
    leavesOut: ({ view, moment }) =>
      clientStoreView.test(view) && (isNavigation(moment) || isOneOf<Moment>('after-focus', 'after-bfcache')(moment)),
  },
  {
    reason: 'the back/forward cache restores the shared layout together with its page, and the page is tested',
    leavesOut: ({ view, moment }) => view === 'shared-layout-on-screen' && moment === 'after-bfcache',
  },
  {
    reason:
      'getSession() and update() change no view other than useSession() in the tabs of the same browser, and whether its provider has a session prop makes no difference to them',
    leavesOut: ({ view, moment }) =>
      isCall(moment) && !isOneOf<View>('use-session', 'use-session-in-another-tab')(view),
  },
  {
    reason:
      'getSession() and update() send the same requests whatever has changed the session, so they are tested only after a GET with a query and a write by an API route',
    leavesOut: ({ path, moment }) => isCall(moment) && !isOneOf<string>('get-query', 'api-route')(path),
  },
]
