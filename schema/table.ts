// The vocabulary of the tables: update paths, views, moments, verdicts.

/**
 * The update paths: the ways to change a session. Titles are composed of these phrases and those of the views and moments:
 * `After update(data), getSession() is fresh immediately`.
 */
export const updatePaths = {
  'get-query': 'a GET with a query',
  'update-data': 'update(data)',
  update: 'update()',
  'update-empty-object': 'update({})',
  'post-csrf': 'a POST with the CSRF token',
  'api-route': 'a write by an API route',
  'route-handler': 'a write by a route handler',
  'sign-in': 'signing in again',
  'client-store': 'a change to the client-only store',
  // Only NextAuth 5 has these. Each begins with unstable_update()
  'server-action': 'unstable_update() in a server action',
  'server-action-revalidate': 'a server action with revalidatePath()',
  'server-action-refresh': 'a server action with refresh()',
  'server-action-redirect': 'a server action with a redirect',
  'server-update': 'unstable_update() in a route handler',
  'server-update-revalidate': 'a route handler with revalidatePath()',
  'server-update-redirect': 'a route handler with a redirect',
} as const

export type UpdatePath = keyof typeof updatePaths

/**
 * The views: the places where a session is read. What is already on screen and what is read again are different views.
 * `with a session prop` and `without a session prop` refer to the `session` prop of the `SessionProvider`. `withAuth()`: the
 * token that its `authorized` callback receives.
 */
export const views = {
  response: 'the response to the update',
  'get-session': 'getSession()',
  'session-route': 'the session route',
  'use-session': 'useSession() with a session prop',
  'use-session-without-prop': 'useSession() without a session prop',
  'use-session-in-another-tab': 'useSession() in another tab',
  'get-session-in-another-tab': 'getSession() in another tab',
  'get-server-side-props': 'getServerSideProps',
  'get-server-side-props-on-screen': 'getServerSideProps data already on screen',
  'api-route': 'an API route',
  'route-handler': 'a route handler',
  proxy: 'the proxy (middleware)',
  'with-auth': 'withAuth()',
  'server-component': 'a server component',
  'server-component-on-screen': 'a server component already on screen',
  'shared-layout': 'a shared layout',
  'shared-layout-on-screen': 'a shared layout already on screen',
  'get-session-on-another-device': 'getSession() on another device',
  'use-session-on-another-device': 'useSession() on another device',
  'client-store': 'the client-only store',
  'client-store-in-another-tab': 'the client-only store in another tab',
  'client-store-on-another-device': 'the client-only store on another device',
} as const

export type View = keyof typeof views

/**
 * The moments: when a view is read, relative to the update. Browser back with bfcache: the back button of a browser whose
 * back/forward cache is enabled, whether or not it has kept the page. getSession() and update() are called in the tab in which
 * the update happened, also when the view is in another tab.
 */
export const moments = {
  immediately: 'immediately',
  'after-focus': 'after window focus',
  'after-poll': 'after a poll',
  'after-get-session': 'after calling getSession()',
  'after-update-call': 'after calling update()',
  'after-link': 'after a client-side navigation',
  'after-prefetched-link': 'after following a link prefetched before the update',
  'after-client-back': 'after client-side back navigation',
  'after-bfcache': 'on browser back with bfcache',
  'after-router-refresh': 'after router.refresh()',
  'after-reload': 'after a reload',
  'in-new-tab': 'in a new tab',
  'a-day-later': 'after an idle day',
} as const

export type Moment = keyof typeof moments

/** What a view shows. `cannot be read`: the view exists, but what it returns contains no session. */
export const verdicts = ['fresh', 'stale', 'signed out', 'cannot be read'] as const

export type Verdict = (typeof verdicts)[number]

/** How the title of a cell states its verdict, between its view and its moment. */
export const verdictPhrases: Record<Verdict, string> = {
  fresh: 'is fresh',
  stale: 'is stale',
  'signed out': 'sees the user as signed out',
  'cannot be read': 'cannot be read',
}

/** The ids of update paths, views or moments, in the order in which they are declared. */
export const keysOf = <Key extends string>(phrases: Record<Key, unknown>) => Object.keys(phrases) as Key[]

/** The number of combinations of update path, view and moment: each is a cell or is left out by a rule. */
export const combinations = [updatePaths, views, moments].reduce(
  (product, phrases) => product * Object.keys(phrases).length,
  1,
)

/**
 * The update paths of the database strategy. The two paths with `update(data)` differ in whether the session callback saves
 * the data to the user’s row.
 */
export const databasePaths = {
  row: 'a write to the user’s row',
  'update-data': 'update(data) with a row write',
  'update-data-unwritten': 'update(data) without a row write',
} as const

export type DatabasePath = keyof typeof databasePaths

/** For each of them, the update path of the JWT strategy that corresponds to it, if there is one. */
export const databaseTwins: Partial<Record<DatabasePath, UpdatePath>> = {
  row: 'api-route',
  'update-data': 'update-data',
}

/**
 * The ways to sign out. By itself, `signOut()` leads back to the page on which it was called. In place, and in a server action
 * that is not a redirecting one: with `redirect: false`.
 */
export const signOutPaths = {
  client: 'signOut() in place',
  'client-redirect': 'signOut()',
  'server-action': 'signOut() in a server action',
  'server-action-redirect': 'signOut() in a redirecting server action',
  'cookie-deleted': 'deleting the cookie',
} as const

export type SignOutPath = keyof typeof signOutPaths

/** The ways to sign in, for a visitor who is signed out; see {@link signOutPaths}. */
export const signInPaths = {
  client: 'signIn() in place',
  'server-action': 'signIn() in a server action',
  'server-action-redirect': 'signIn() in a redirecting server action',
  'cookie-set': 'setting the cookie',
} as const

export type SignInPath = keyof typeof signInPaths

/** A change at the source, the company API or the user’s row, of which the session is told nothing: by how the app reads it. */
export const sourcePaths = {
  'never-asks': 'an upstream change that is never fetched',
  'asks-when-told': 'an upstream change fetched only on updates',
  'asks-at-every-read': 'an upstream change fetched on every read',
  database: 'another program’s write to the row',
} as const

export type SourcePath = keyof typeof sourcePaths

/**
 * The tables other than the freshness table: what changes the session, and the question. The views and the moments are the
 * same. `fresh`: the view shows the session as it is after the change, so after signing out it shows none.
 * `verdictPhrases`: how titles state the verdicts, if they do not use the usual phrases.
 */
export const otherTables = {
  database: { question: 'Who sees an update of a database session, and when?', paths: databasePaths },
  'sign-out': {
    question: 'Who sees that the user has signed out, and when?',
    paths: signOutPaths,
    verdictPhrases: { fresh: 'shows no user', stale: 'shows the user' },
  },
  'sign-in': {
    question: 'Who sees that the user has signed in, and when?',
    paths: signInPaths,
    verdictPhrases: { fresh: 'shows the user', stale: 'shows no user' },
  },
  source: { question: 'Who sees a change at the source, and when?', paths: sourcePaths },
} as const

export type OtherTable = keyof typeof otherTables

/** An update path of a table. */
export type PathOf<Table extends OtherTable> = keyof (typeof otherTables)[Table]['paths'] & string
