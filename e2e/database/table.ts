import { claimed, forSubject, varying, type DatabaseCell, type Moment, type Verdict, type View } from '../../fixtures'
import { hearsItsUpdates } from '../hearing'
import { inVersion5, withoutApiRoutes } from '../versions'

/** A row of the table: a verdict for each way to change the session; null where there is no cell. */
type Row = [View, Moment, ...(Verdict | null)[]]

const fresh = 'fresh'
const stale = 'stale'
const signedOut = 'signed out'
/** The proxy finds no token in the cookie. NextAuth 5's asks the database, where it can: before Next 16 it runs at the edge. */
const inProxy = (verdict: Verdict) =>
  forSubject(varying<Verdict>(signedOut, [{ ...inVersion5, next: '>=16.0.0-0' }, verdict]))
const inApiRoute = (verdict: Verdict) => forSubject(varying<Verdict>(verdict, [withoutApiRoutes, 'cannot be read']))
/** Where a tab hears what its own update() tells the other tabs, it asks again, and is told what the row says. */
const untilHeard = forSubject(varying<Verdict>(fresh, [hearsItsUpdates, stale]))
/** Nothing is written, and the row is read as it was: another place that reads it would be the same cell. */
const same = null

const columns = ['row', 'update-data', 'update-data-unwritten'] as const

/** Who sees an update of a session that is kept as rows, and when. */
// prettier-ignore
const table: Row[] = [
  // view, moment,                                   row            update-data    unwritten
  ['response', 'at-once',                            fresh,         fresh,         fresh],
  ['get-session', 'at-once',                         fresh,         fresh,         stale],
  ['use-session', 'at-once',                         stale,         fresh,         untilHeard],
  ['use-session', 'after-focus',                     fresh,         fresh,         stale],
  ['use-session', 'after-reload',                    fresh,         fresh,         stale],
  ['use-session', 'a-day-later',                     stale,         fresh,         untilHeard],
  ['use-session-in-another-tab', 'at-once',          stale,         fresh,         stale],
  ['get-server-side-props', 'at-once',               fresh,         fresh,         stale],
  ['get-server-side-props-on-screen', 'at-once',     stale,         stale,         same],
  ['api-route', 'at-once',                           inApiRoute(fresh), inApiRoute(fresh), inApiRoute(stale)],
  ['route-handler', 'at-once',                       fresh,         fresh,         same],
  ['proxy', 'at-once',                               inProxy(fresh), inProxy(fresh), inProxy(stale)],
  ['server-component', 'at-once',                    fresh,         fresh,         same],
  ['server-component-on-screen', 'at-once',          stale,         stale,         same],
  ['server-component-on-screen', 'after-router-refresh', fresh,     fresh,         same],
  ['get-session-on-another-device', 'at-once',       fresh,         fresh,         stale],
  ['use-session-on-another-device', 'at-once',       stale,         stale,         same],
  ['use-session-on-another-device', 'after-focus',   fresh,         fresh,         same],
]

/** The cells of the table. */
export const cells: DatabaseCell[] = table.flatMap(([view, moment, ...verdicts]) =>
  columns.flatMap((path, column) => {
    const verdict = verdicts[column]
    return verdict ? [{ path, view, moment, verdict: claimed(verdict) }] : []
  }),
)
