import type { Moment, UpdatePath, View } from '../../fixtures'
import { seen } from './views'

interface Combination {
  path: UpdatePath
  view: View
  moment: Moment
}

interface Rule {
  reason: string
  leavesOut: (combination: Combination) => boolean
}

/** Whether one of these is it. */
const among =
  <T extends string>(...all: T[]) =>
  (one: T) =>
    all.includes(one)

const moves = among<Moment>('after-link', 'after-prefetched-link', 'after-client-back')
const loads = among<Moment>('after-reload', 'in-new-tab')
const elsewhere = /-in-another-tab$|-on-another-device$/
const useSession = /^use-session/
const store = /^client-store/

/** Why a combination of path, view and moment is no cell of the table. The first rule that applies counts. */
export const rules: Rule[] = [
  {
    reason:
      'a view that is asked by a request of its own is asked anew at every moment: later, it would be the same request',
    leavesOut: ({ view, moment }) => seen[view].read === 'asked' && moment !== 'at-once',
  },
  {
    reason: 'a client-only store answers nothing',
    leavesOut: ({ path, view }) => path === 'client-store' && view === 'response',
  },
  {
    reason: 'a text that is read when its page is loaded is not touched by what loads no page',
    leavesOut: ({ view, moment }) =>
      seen[view].read === 'loaded' && !loads(moment) && !moves(moment) && moment !== 'at-once',
  },
  {
    reason: 'a shared layout is kept while a person moves below it: there, it is the text on the screen',
    leavesOut: ({ view, moment }) => view === 'shared-layout' && moves(moment),
  },
  {
    reason: 'a text on the screen is gone with its page: read anew, it is another view',
    leavesOut: ({ view, moment }) =>
      view.endsWith('-on-screen') && (loads(moment) || (moves(moment) && view !== 'shared-layout-on-screen')),
  },
  {
    reason: 'router.refresh() belongs to the App Router',
    leavesOut: ({ view, moment }) =>
      moment === 'after-router-refresh' && (view.startsWith('get-server-side-props') || store.test(view)),
  },
  {
    reason: 'a poll asks for what a focus asks for, and changes no other text than useSession()',
    leavesOut: ({ view, moment }) => moment === 'after-poll' && !useSession.test(view),
  },
  {
    reason: 'what is prefetched is the text of the page behind the link, and nothing that is on the screen already',
    leavesOut: ({ view, moment }) => moment === 'after-prefetched-link' && seen[view].read === 'on screen',
  },
  {
    reason: 'another tab or device is watched: moving about in it is moving about in one’s own',
    leavesOut: ({ view, moment }) =>
      elsewhere.test(view) &&
      (moves(moment) || among<Moment>('after-bfcache', 'after-router-refresh', 'in-new-tab')(moment)),
  },
  {
    reason: 'on another device time and polls do what a focus does: they ask with its own cookie',
    leavesOut: ({ view, moment }) =>
      view.endsWith('-on-another-device') && among<Moment>('after-poll', 'a-day-later')(moment),
  },
  {
    reason: 'the client-only store is read from the disk when a document is loaded, and at no other moment',
    leavesOut: ({ view, moment }) =>
      store.test(view) && (moves(moment) || among<Moment>('after-focus', 'after-bfcache')(moment)),
  },
  {
    reason: 'the shared layout leaves the browser’s back/forward cache with the page around it, which is measured',
    leavesOut: ({ view, moment }) => view === 'shared-layout-on-screen' && moment === 'after-bfcache',
  },
  {
    reason:
      'once the cookie is written, only what the tabs were told at once tells these paths from the others: they are measured at once and after a reload',
    leavesOut: ({ path, moment }) =>
      among<UpdatePath>('update', 'post-csrf', 'route-handler', 'sign-in')(path) &&
      !among<Moment>('at-once', 'after-reload')(moment),
  },
  {
    reason:
      'a client-only store tells the server nothing: the session’s views are measured at once and after a reload, which brings in every other update',
    leavesOut: ({ path, view, moment }) =>
      path === 'client-store' && !store.test(view) && !among<Moment>('at-once', 'after-reload')(moment),
  },
]
