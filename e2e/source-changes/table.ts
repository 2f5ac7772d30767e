import { keysOf, otherTables, varying, type Verdict } from '../../fixtures'
import { cellsOf, type Row } from '../tables/cells'
import { inVersion5, withoutApiRoutes } from '../versions'
import { rules } from './rules'

const fresh = 'fresh'
const stale = 'stale'
const signedOut = 'signed out'
/** getToken() runs no callback; the auth() of NextAuth 5 does. */
const inProxy = varying<Verdict>(stale, [inVersion5, fresh])
/** The proxy of NextAuth 4 finds no JWT in the cookie; that of NextAuth 5 reaches the database only from Next.js 16 on. */
const rowInProxy = varying<Verdict>(signedOut, [{ ...inVersion5, next: '>=16.0.0-0' }, fresh])
const inApiRoute = (verdict: Verdict) => varying<Verdict>(verdict, [withoutApiRoutes, 'cannot be read'])
/** A rule in rules.ts leaves the combination out. */
const noCell = null

/** Who sees a change at the source that the session was not told of, and when. */
// prettier-ignore
const rows: Row[] = [
  // view, moment,                                   never-asks         asks-when-told     asks-at-every-read  database
  ['get-session', 'immediately',                     stale,             stale,             fresh,              fresh],
  ['use-session', 'immediately',                     stale,             stale,             stale,              stale],
  ['use-session', 'after-focus',                     noCell,            noCell,            fresh,              fresh],
  ['use-session', 'after-reload',                    stale,             stale,             fresh,              fresh],
  ['use-session', 'a-day-later',                     noCell,            noCell,            stale,              stale],
  ['use-session-without-prop', 'immediately',        noCell,            noCell,            stale,              stale],
  ['use-session-without-prop', 'after-reload',       noCell,            noCell,            fresh,              fresh],
  ['use-session-in-another-tab', 'after-focus',      noCell,            noCell,            fresh,              fresh],
  ['get-server-side-props', 'immediately',           stale,             stale,             fresh,              fresh],
  ['get-server-side-props-on-screen', 'immediately', noCell,            noCell,            stale,              noCell],
  ['api-route', 'immediately',                       inApiRoute(stale), inApiRoute(stale), inApiRoute(fresh),  inApiRoute(fresh)],
  ['route-handler', 'immediately',                   noCell,            noCell,            fresh,              fresh],
  ['proxy', 'immediately',                           stale,             stale,             inProxy,            rowInProxy],
  ['proxy', 'after-focus',                           noCell,            noCell,            fresh,              noCell],
  ['proxy', 'after-reload',                          noCell,            noCell,            fresh,              noCell],
  ['with-auth', 'immediately',                       noCell,            noCell,            stale,              noCell],
  ['with-auth', 'after-focus',                       noCell,            noCell,            fresh,              noCell],
  ['with-auth', 'after-reload',                      noCell,            noCell,            fresh,              noCell],
  ['server-component', 'immediately',                stale,             stale,             fresh,              fresh],
  ['server-component-on-screen', 'immediately',      noCell,            noCell,            stale,              noCell],
  ['shared-layout', 'immediately',                   noCell,            noCell,            fresh,              noCell],
  ['shared-layout-on-screen', 'immediately',         noCell,            noCell,            stale,              noCell],
  ['get-session-on-another-device', 'immediately',   stale,             stale,             fresh,              fresh],
  ['use-session-on-another-device', 'after-focus',   noCell,            noCell,            fresh,              fresh],
]

/** The cells of the table. */
export const cells = cellsOf({ name: 'source', paths: keysOf(otherTables.source.paths), rows, rules })
