import { keysOf, otherTables, varying, type Verdict } from '../../fixtures'
import { cellsOf, type Row } from '../tables/cells'
import { rules } from './rules'

/** The view shows no user. */
const fresh = 'fresh'
/** The view still shows the user. */
const stale = 'stale'
/**
 * Next.js 13.5 sends server components without Cache-Control, so the browser keeps them (see
 * server-component-is-never-stored).
 */
const staleIn13 = varying<Verdict>(fresh, [{ next: '<14.0.0-0' }, stale])
/** A rule in rules.ts leaves the combination out. */
const noCell = null

/** Who sees that the user has signed out, and when. */
// prettier-ignore
const rows: Row[] = [
  // view, moment,                                       client         +redirect      server action  +redirect      cookie deleted
  ['get-session', 'immediately',                         fresh,         noCell,        fresh,         noCell,        noCell],
  ['session-route', 'immediately',                       fresh,         noCell,        fresh,         noCell,        noCell],
  ['use-session', 'immediately',                         fresh,         fresh,         stale,         stale,         stale],
  ['use-session', 'after-focus',                         noCell,        noCell,        fresh,         noCell,        fresh],
  ['use-session', 'after-bfcache',                       fresh,         fresh,         noCell,        noCell,        noCell],
  ['use-session', 'after-router-refresh',                noCell,        noCell,        stale,         noCell,        stale],
  ['use-session', 'after-reload',                        noCell,        noCell,        fresh,         noCell,        fresh],
  ['use-session', 'a-day-later',                         noCell,        noCell,        stale,         noCell,        stale],
  ['use-session-without-prop', 'immediately',            fresh,         fresh,         stale,         stale,         stale],
  ['use-session-in-another-tab', 'immediately',          fresh,         fresh,         stale,         stale,         stale],
  ['use-session-in-another-tab', 'after-focus',          noCell,        noCell,        fresh,         noCell,        fresh],
  ['get-server-side-props', 'immediately',               fresh,         noCell,        fresh,         noCell,        noCell],
  ['get-server-side-props-on-screen', 'immediately',     stale,         noCell,        noCell,        noCell,        stale],
  ['get-server-side-props-on-screen', 'after-bfcache',   noCell,        fresh,         noCell,        noCell,        noCell],
  ['api-route', 'immediately',                           fresh,         noCell,        fresh,         noCell,        noCell],
  ['route-handler', 'immediately',                       fresh,         noCell,        fresh,         noCell,        noCell],
  ['proxy', 'immediately',                               fresh,         noCell,        fresh,         noCell,        noCell],
  ['server-component', 'immediately',                    fresh,         noCell,        fresh,         noCell,        noCell],
  ['server-component', 'after-client-back',              stale,         noCell,        fresh,         noCell,        stale],
  ['server-component-on-screen', 'immediately',          stale,         noCell,        stale,         fresh,         stale],
  ['server-component-on-screen', 'after-focus',          stale,         noCell,        stale,         noCell,        stale],
  ['server-component-on-screen', 'after-bfcache',        noCell,        staleIn13,        noCell,        noCell,        noCell],
  ['server-component-on-screen', 'after-router-refresh', fresh,         noCell,        fresh,         noCell,        fresh],
  ['shared-layout-on-screen', 'immediately',             stale,         noCell,        stale,         fresh,         stale],
  ['shared-layout-on-screen', 'after-link',              stale,         noCell,        noCell,        noCell,        stale],
]

/** The cells of the table. */
export const cells = cellsOf({ name: 'sign-out', paths: keysOf(otherTables['sign-out'].paths), rows, rules })
