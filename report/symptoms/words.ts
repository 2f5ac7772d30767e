import type { View } from '../../schema/table'
import { tables, type TableName } from '../tables'

/**
 * What changed the session, in the words of a developer who says “I …”. An update path without an entry is called what its table
 * calls it.
 */
const did: Record<TableName, Record<string, string>> = {
  fresh: {
    'get-query': 'requested the session route with a query (fetch)',
    'update-data': 'called update(data)',
    update: 'called update() without data',
    'post-csrf': 'sent a POST to the session route',
    'api-route': 'rewrote the session cookie in an API route',
    'route-handler': 'rewrote the session cookie in a route handler',
    'sign-in': 'signed the user in again',
    'client-store': 'changed only a store in the browser (Zustand, Redux)',
    'update-empty-object': 'called update({}) with an empty object',
    'server-action': 'called unstable_update() in a server action',
    'server-action-revalidate': 'called unstable_update() and revalidatePath() in a server action',
    'server-action-refresh': 'called unstable_update() and refresh() in a server action',
    'server-action-redirect': 'called unstable_update() and redirect() in a server action',
    'server-update': 'called unstable_update() in a route handler',
    'server-update-revalidate': 'called unstable_update() and revalidatePath() in a route handler',
    'server-update-redirect': 'called unstable_update() in a route handler that redirects',
  },
  database: {
    row: 'wrote the user’s row (database sessions)',
    'update-data': 'called update(data), and the callback wrote the row (database sessions)',
    'update-data-unwritten': 'called update(data), and nothing wrote the row (database sessions)',
  },
  'sign-out': {
    client: 'called signOut({ redirect: false })',
    'client-redirect': 'called signOut()',
    'server-action': 'signed the user out in a server action, without a redirect',
    'server-action-redirect': 'signed the user out in a server action, with a redirect',
    'cookie-deleted': 'deleted the session cookie in a route handler',
  },
  'sign-in': {
    client: 'called signIn(…, { redirect: false })',
    'server-action': 'signed the user in with a server action, without a redirect',
    'server-action-redirect': 'signed the user in with a server action, with a redirect',
    'cookie-set': 'set the session cookie in a route handler',
  },
  source: {
    'never-asks': 'changed the data at its source, and the jwt callback never fetches it',
    'asks-when-told': 'changed the data at its source, and the jwt callback fetches it only on updates',
    'asks-at-every-read': 'changed the data at its source, and the jwt callback fetches it at every read',
    database: 'changed the user’s row from another program (database sessions)',
  },
}

/** `called update(data)`; the words of the table where there are no others. */
export const didWords = (table: TableName, path: string): string =>
  did[table][path] ?? `made a change: ${tables[table].paths[path] ?? path}`

/** What a stale view does. */
export const stillWords: Record<TableName, string> = {
  fresh: 'still shows the old session',
  database: 'still shows the old session',
  'sign-out': 'still shows the user',
  'sign-in': 'still shows no user',
  source: 'still shows the old data',
}

/** Other words that people use for a view, for the search. A view without an entry is found by its name. */
const synonyms: Partial<Record<View, string>> = {
  response: 'return value result await answer',
  'get-session': 'client call',
  'use-session':
    'hook client component navbar header sidebar avatar menu button ui page browser not updating until refresh',
  'use-session-without-prop':
    'hook client component navbar header sidebar avatar menu ui browser loading not updating until refresh',
  'use-session-in-another-tab': 'second window two tabs multiple tabs',
  'get-session-in-another-tab': 'second window two tabs multiple tabs',
  'get-server-side-props': 'ssr pages router page props',
  'get-server-side-props-on-screen': 'ssr pages router page props',
  'api-route': 'backend server getserversession auth pages api',
  'route-handler': 'backend server getserversession auth app router api',
  proxy: 'middleware guard gettoken req.auth redirect role protected',
  'with-auth': 'middleware guard authorized callback role protected',
  'server-component': 'rsc app router getserversession auth page',
  'server-component-on-screen': 'rsc app router getserversession auth page not re-rendered cached',
  'shared-layout': 'layout template navbar header sidebar app router',
  'shared-layout-on-screen': 'layout template navbar header sidebar app router not re-rendered cached',
  'get-session-on-another-device': 'phone laptop other browser revoke everywhere',
  'use-session-on-another-device': 'phone laptop other browser revoke everywhere',
  'client-store': 'zustand redux state manager local storage persist',
  'client-store-in-another-tab': 'zustand redux state manager local storage persist two tabs',
  'client-store-on-another-device': 'zustand redux state manager local storage persist phone',
}

/** More words by which the search finds a view. */
export const searchWords = (view: View): string => synonyms[view] ?? ''
