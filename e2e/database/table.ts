import { keysOf, otherTables, varying, type Verdict } from '../../fixtures'
import { receivesOwnUpdates } from '../own-broadcasts'
import { cellsOf, type Row } from '../tables/cells'
import { inVersion5, withoutApiRoutes } from '../versions'

const fresh = 'fresh'
const stale = 'stale'
const signedOut = 'signed out'
/**
 * The proxy finds no JWT in the cookie, with or without `withAuth()`. The proxy of NextAuth 5 queries the database only from Next.js 16 on:
 * before that, it runs in the Edge Runtime, where it cannot.
 */
const inProxy = (verdict: Verdict) => varying<Verdict>(signedOut, [{ ...inVersion5, next: '>=16.0.0-0' }, verdict])
const inApiRoute = (verdict: Verdict) => varying<Verdict>(verdict, [withoutApiRoutes, 'cannot be read'])
/** Where a tab receives the broadcast of its own update(), it refetches the session, which comes from the row. */
const freshUnlessReceived = varying<Verdict>(fresh, [receivesOwnUpdates, stale])
/** Nothing is saved, and the row is unchanged: a cell for another view would add nothing. */
const noCell = null

/** Who sees an update of a database session, and when. */
// prettier-ignore
const rows: Row[] = [
  // view, moment,                                       row            update-data    unwritten
  ['response', 'immediately',                            fresh,         fresh,         fresh],
  ['get-session', 'immediately',                         fresh,         fresh,         stale],
  ['use-session', 'immediately',                         stale,         fresh,         freshUnlessReceived],
  ['use-session', 'after-focus',                         fresh,         fresh,         stale],
  ['use-session', 'after-reload',                        fresh,         fresh,         stale],
  ['use-session', 'a-day-later',                         stale,         fresh,         freshUnlessReceived],
  ['use-session-in-another-tab', 'immediately',          stale,         fresh,         stale],
  ['get-server-side-props', 'immediately',               fresh,         fresh,         stale],
  ['get-server-side-props-on-screen', 'immediately',     stale,         stale,         noCell],
  ['api-route', 'immediately',                           inApiRoute(fresh), inApiRoute(fresh), inApiRoute(stale)],
  ['route-handler', 'immediately',                       fresh,         fresh,         noCell],
  ['proxy', 'immediately',                               inProxy(fresh), inProxy(fresh), inProxy(stale)],
  ['with-auth', 'immediately',                           signedOut,     signedOut,     noCell],
  ['server-component', 'immediately',                    fresh,         fresh,         noCell],
  ['server-component-on-screen', 'immediately',          stale,         stale,         noCell],
  ['server-component-on-screen', 'after-router-refresh', fresh,         fresh,         noCell],
  ['get-session-on-another-device', 'immediately',       fresh,         fresh,         stale],
  ['use-session-on-another-device', 'immediately',       stale,         stale,         noCell],
  ['use-session-on-another-device', 'after-focus',       fresh,         fresh,         noCell],
]

/** The cells of the table. */
export const cells = cellsOf({ name: 'database', paths: keysOf(otherTables.database.paths), rows })
