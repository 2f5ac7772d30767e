import type { Moment, Verdict, View } from '../../schema/table'
import type { TableName } from '../tables'

/** A cell that is not fresh. */
export interface Symptom {
  table: TableName
  path: string
  view: View
  moment: Moment
  verdict: Verdict
}

/** Why a view is not fresh. */
export interface Cause {
  /** One sentence. */
  text: string
  /** The ids of specs that show it, besides the cells to which it applies. */
  shownBy: string[]
}

interface Rule extends Cause {
  applies: (symptom: Symptom) => boolean
}

const isOneOf = <T extends string>(value: T, ...values: T[]) => values.includes(value)
const isOnScreen = ({ view }: Symptom) => view.endsWith('-on-screen')
const isOnAnotherDevice = ({ view }: Symptom) => view.endsWith('-on-another-device')
const isInAnotherTab = ({ view }: Symptom) => view.endsWith('-in-another-tab')
const isUseSession = ({ view }: Symptom) => isOneOf(view, 'use-session', 'use-session-without-prop')
const isClientStore = ({ view }: Symptom) => view.startsWith('client-store')
const isInDatabase = ({ table, path }: Symptom) => table === 'database' || (table === 'source' && path === 'database')
const isTokenInCookie = ({ view }: Symptom) => isOneOf(view, 'proxy', 'with-auth')
const isServerAction = ({ path }: Symptom) => path.startsWith('server-action')

/** The first rule that applies to a cell has its cause. */
const rules: Rule[] = [
  // What cannot be read
  {
    text: 'signIn() returns whether it worked, and not the session.',
    shownBy: ['sign-in-without-redirect'],
    applies: ({ path, view, verdict }) => path === 'sign-in' && view === 'response' && verdict === 'cannot be read',
  },
  {
    text: 'Before 5.0.0-beta.15, auth(req, res) fails in an API route.',
    shownBy: ['api-route-is-fresh'],
    applies: ({ view, verdict }) => view === 'api-route' && verdict === 'cannot be read',
  },
  // Where the session is kept
  {
    text: 'The store in the browser has a copy of its own, which no update of the session writes.',
    shownBy: ['fresh/update-data/client-store/after-reload'],
    applies: (one) => one.table === 'fresh' && one.path !== 'client-store' && isClientStore(one),
  },
  {
    text: 'The store reads local storage when its page is mounted, so a tab that is already open does not notice the change.',
    shownBy: [
      'redux-store-in-another-tab-waits-for-reload',
      'fresh/client-store/client-store-in-another-tab/after-reload',
    ],
    applies: (one) => one.path === 'client-store' && isClientStore(one) && isInAnotherTab(one),
  },
  {
    text: 'A store in the browser stays there: the server never receives the change, and the session is not changed.',
    shownBy: ['client-store-stays-in-browser', 'redux-store-is-not-on-another-device'],
    applies: ({ path }) => path === 'client-store',
  },
  {
    text: 'The session callback returned the change, but nothing wrote it to the row, which every later read returns.',
    shownBy: ['database/update-data-unwritten/response/immediately', 'database/session-callback-receives-updates'],
    applies: ({ table, path, verdict }) =>
      table === 'database' && path === 'update-data-unwritten' && verdict === 'stale',
  },
  {
    text: 'The cookie of a database session holds no token to decode, and before Next.js 16 the proxy cannot query the database.',
    shownBy: [
      'database/get-token-finds-nothing',
      'database/with-auth-redirects-signed-in-users',
      'database/proxy-queries-the-database',
    ],
    applies: (one) => isInDatabase(one) && isTokenInCookie(one) && one.verdict === 'signed out',
  },
  // What the jwt callback fetches
  {
    text: 'The token keeps what it got at sign-in, and the jwt callback never fetches the data again.',
    shownBy: ['user-and-account-land-in-token'],
    applies: ({ table, path }) => table === 'source' && path === 'never-asks',
  },
  {
    text: 'The jwt callback fetches the data only on updates, and nothing has updated the session.',
    shownBy: ['empty-update-refetches-company-api'],
    applies: ({ table, path }) => table === 'source' && path === 'asks-when-told',
  },
  {
    text: 'getToken() and withAuth() decode the cookie and run no callback, so they see what was last written to it.',
    shownBy: ['proxy-writes-no-cookie', 'rotation-in-proxy'],
    applies: (one) => one.table === 'source' && one.path === 'asks-at-every-read' && isTokenInCookie(one),
  },
  // Another device
  {
    text: 'An open page fetches the session again only at a window focus or a poll, and no broadcast reaches another device.',
    shownBy: ['database/row/use-session-on-another-device/after-focus'],
    applies: (one) => (one.table === 'source' || isInDatabase(one)) && one.view === 'use-session-on-another-device',
  },
  {
    text: 'The other device has a cookie of its own, and the token in it is from before the change.',
    shownBy: [
      'fresh/update-data/get-session-on-another-device/immediately',
      'database/update-data/get-session-on-another-device/immediately',
    ],
    applies: (one) => one.table === 'fresh' && isOnAnotherDevice(one),
  },
  // What the App Router keeps
  {
    text: 'The router shows the page as it was prefetched before the change.',
    shownBy: ['fresh/get-query/server-component/after-link'],
    applies: ({ view, moment }) => view === 'server-component' && moment === 'after-prefetched-link',
  },
  {
    text: 'The router shows the page as it was when the user left it.',
    shownBy: ['fresh/get-query/server-component/after-link'],
    applies: ({ view, moment }) => view === 'server-component' && moment === 'after-client-back',
  },
  {
    text: 'A client-side navigation keeps the shared layout and requests only the page below it.',
    shownBy: ['fresh/get-query/shared-layout-on-screen/after-link', 'fresh/get-query/server-component/after-link'],
    applies: ({ view, moment }) =>
      view === 'shared-layout-on-screen' && isOneOf(moment, 'after-link', 'after-client-back'),
  },
  {
    text: 'Next.js 13.5 sends server components without Cache-Control, so the browser keeps the page.',
    shownBy: ['server-component-is-never-stored'],
    applies: ({ view, moment }) => view === 'server-component-on-screen' && moment === 'after-bfcache',
  },
  // What is on screen
  {
    text: 'The response of a server action renders the page with the cookie of its request, which is from before the change.',
    shownBy: ['v5/server-action-renders-the-old-session', 'v5/auth-in-the-same-action-is-stale'],
    applies: (one) => isServerAction(one) && isOnScreen(one),
  },
  {
    text: 'The server rendered it before the change, and only a navigation or a load requests it again.',
    shownBy: [
      'fresh/get-query/get-server-side-props-on-screen/after-focus',
      'fresh/get-query/get-server-side-props/after-link',
    ],
    applies: (one) => one.view === 'get-server-side-props-on-screen',
  },
  {
    text: 'The server rendered it before the change, and only router.refresh() or a load requests it again.',
    shownBy: [
      'fresh/get-query/server-component-on-screen/after-focus',
      'fresh/get-query/server-component-on-screen/after-router-refresh',
    ],
    applies: isOnScreen,
  },
  // useSession()
  {
    text: 'A provider that has no session fetches none at a window focus or a poll, so it waits for a broadcast or a load.',
    shownBy: ['signed-out-focus-fetches-nothing', 'null-session-prop-fetches-nothing'],
    applies: (one) => one.table === 'sign-in' && (isUseSession(one) || one.view === 'use-session-in-another-tab'),
  },
  {
    text: 'In NextAuth 5 up to 5.0.0-beta.4, signIn() signs the user in, then fails, and fetches no session.',
    shownBy: ['sign-in-without-redirect'],
    applies: (one) => one.path === 'sign-in' && isUseSession(one),
  },
  {
    text: 'getSession() returns the session to its caller and broadcasts to the other tabs, but not to its own.',
    shownBy: ['get-session-leaves-use-session-old', 'use-session-catches-up-on-broadcast'],
    applies: (one) => one.moment === 'after-get-session' && isUseSession(one),
  },
  {
    text: 'The provider stays mounted: it fetches nothing, and it takes a session prop only as its first value.',
    shownBy: ['fresh/get-query/use-session/after-reload', 'new-provider-fetches-session'],
    applies: (one) =>
      isOneOf(one.moment, 'after-link', 'after-client-back', 'after-router-refresh') && isUseSession(one),
  },
  {
    text: 'The server writes the cookie, and nothing tells the provider, which fetches again at a window focus or a load.',
    shownBy: ['v5/server-action-leaves-use-session-stale'],
    applies: (one) => one.table === 'fresh' && one.path.startsWith('server-') && isUseSession(one),
  },
  {
    text: 'useSession() shows what the provider holds, and this change does not make the provider fetch the session again.',
    shownBy: [
      'use-session-waits-for-reload',
      'use-session-catches-up-on-focus',
      'use-session-catches-up-on-poll',
      'use-session-catches-up-on-broadcast',
    ],
    applies: isUseSession,
  },
  {
    text: 'This change broadcasts nothing, so another tab fetches the session again only at a window focus or a poll.',
    shownBy: ['use-session-catches-up-on-broadcast', 'fresh/get-query/use-session-in-another-tab/after-focus'],
    applies: ({ view }) => view === 'use-session-in-another-tab',
  },
]

/** Why a view is not fresh, as specs show it. undefined: none shows it. */
export const causeOf = (symptom: Symptom): Cause | undefined => rules.find(({ applies }) => applies(symptom))

/** All causes. */
export const causes: Cause[] = rules
