import type { Moment, UpdatePath, View } from '../../fixtures'
import { viewProbes } from './views'

interface Combination {
  path: UpdatePath
  view: View
  moment: Moment
}

interface Rule {
  reason: string
  leavesOut: (combination: Combination) => boolean
}

/** Whether a value is one of these. */
const isOneOf =
  <T extends string>(...values: T[]) =>
  (value: T) =>
    values.includes(value)

const isNavigation = isOneOf<Moment>('after-link', 'after-prefetched-link', 'after-client-back')
const isLoad = isOneOf<Moment>('after-reload', 'in-new-tab')
const inAnotherTabOrDevice = /-in-another-tab$|-on-another-device$/
const useSession = /^use-session/
const clientStore = /^client-store/

/** Why a combination of update path, view and moment is not a cell of the table. The first rule that applies counts. */
export const rules: Rule[] = [
  {
    reason: 'a view that is read by its own request would send the same request at any later moment',
    leavesOut: ({ view, moment }) => viewProbes[view].readWhen === 'requested' && moment !== 'immediately',
  },
  {
    reason: 'a change to the client-only store has no response',
    leavesOut: ({ path, view }) => path === 'client-store' && view === 'response',
  },
  {
    reason: 'a view that is read when its page loads is not affected by a moment that loads no page',
    leavesOut: ({ view, moment }) =>
      viewProbes[view].readWhen === 'loaded' && !isLoad(moment) && !isNavigation(moment) && moment !== 'immediately',
  },
  {
    reason: 'a client-side navigation keeps the shared layout, so it is then the shared layout already on screen',
    leavesOut: ({ view, moment }) => view === 'shared-layout' && isNavigation(moment),
  },
  {
    reason: 'a view already on screen is gone when its page is, and what is read after that is another view',
    leavesOut: ({ view, moment }) =>
      view.endsWith('-on-screen') && (isLoad(moment) || (isNavigation(moment) && view !== 'shared-layout-on-screen')),
  },
  {
    reason: 'router.refresh() exists only in the App Router',
    leavesOut: ({ view, moment }) =>
      moment === 'after-router-refresh' && (view.startsWith('get-server-side-props') || clientStore.test(view)),
  },
  {
    reason: 'a poll sends the same request as a window focus, and changes no view other than useSession()',
    leavesOut: ({ view, moment }) => moment === 'after-poll' && !useSession.test(view),
  },
  {
    reason: 'a prefetch loads the page that the link leads to, and nothing that is already on screen',
    leavesOut: ({ view, moment }) => moment === 'after-prefetched-link' && viewProbes[view].readWhen === 'on screen',
  },
  {
    reason:
      'another tab or device is only observed, because navigating in it is the same as navigating in the first tab',
    leavesOut: ({ view, moment }) =>
      inAnotherTabOrDevice.test(view) &&
      (isNavigation(moment) || isOneOf<Moment>('after-bfcache', 'after-router-refresh', 'in-new-tab')(moment)),
  },
  {
    reason: 'on another device, time and polls have the same effect as a window focus: a request with its own cookie',
    leavesOut: ({ view, moment }) =>
      view.endsWith('-on-another-device') && isOneOf<Moment>('after-poll', 'a-day-later')(moment),
  },
  {
    reason: 'the client-only store is read from local storage when a document is loaded, and at no other moment',
    leavesOut: ({ view, moment }) =>
      clientStore.test(view) && (isNavigation(moment) || isOneOf<Moment>('after-focus', 'after-bfcache')(moment)),
  },
  {
    reason: 'the back/forward cache restores the shared layout together with its page, which is measured',
    leavesOut: ({ view, moment }) => view === 'shared-layout-on-screen' && moment === 'after-bfcache',
  },
  {
    reason:
      'once the cookie is written, these paths differ from the others only in what tabs receive immediately, so they are measured immediately and after a reload',
    leavesOut: ({ path, moment }) =>
      isOneOf<UpdatePath>('update', 'post-csrf', 'route-handler', 'sign-in')(path) &&
      !isOneOf<Moment>('immediately', 'after-reload')(moment),
  },
  {
    reason:
      'a client-only store sends nothing to the server, so the views of the session are measured immediately and after a reload, which shows every other update',
    leavesOut: ({ path, view, moment }) =>
      path === 'client-store' && !clientStore.test(view) && !isOneOf<Moment>('immediately', 'after-reload')(moment),
  },
]
