import { keysOf, updatePaths, varying, type Verdict } from '../../fixtures'
import { receivesOwnReads } from '../own-broadcasts'
import { withoutApiRoutes } from '../versions'
import { cellsOf, leftOutOf, type Row } from '../tables/cells'
import { rules } from './rules'

const fresh = 'fresh'
const stale = 'stale'
const unreadable = 'cannot be read'
const inApiRoute = varying<Verdict>(fresh, [withoutApiRoutes, unreadable])
const staleInApi = varying<Verdict>(stale, [withoutApiRoutes, unreadable])
/**
 * Next.js 13.5 sends server components without Cache-Control, so the browser keeps them (see
 * server-component-is-never-stored).
 */
const staleIn13 = varying<Verdict>(fresh, [{ next: '<14.0.0-0' }, stale])
/** In NextAuth 5 up to 5.0.0-beta.4, signIn() signs the user in and then fails, and does not refresh useSession(). */
const afterSignIn = varying<Verdict>(fresh, [{ 'next-auth': '>=5.0.0-0 <5.0.0-beta.5' }, stale])
/** Where a tab receives the broadcast of its own getSession(), useSession() fetches the session again. */
const afterReading = varying<Verdict>(stale, [receivesOwnReads, fresh])
/** A rule in rules.ts leaves the combination out. */
const noCell = null

/**
 * Who sees an updated session, and when. The last columns are the updates on the server of NextAuth 5: in a server action or in a
 * route handler, and what follows there. Rows without them end before them.
 */
// prettier-ignore
const rows: Row[] = [
  // view, moment,                                       get-query      update-data    update()       update({})     post-csrf      api-route      route-handler  sign-in        client-store   action         +revalidate    +refresh       +redirect      handler        +revalidate    +redirect
  ['response', 'immediately',                            fresh,         fresh,         fresh,         fresh,         fresh,         fresh,         fresh,         unreadable,    noCell,        fresh,         fresh,         fresh,         noCell,        fresh,         fresh,         fresh],
  ['get-session', 'immediately',                         fresh,         fresh,         fresh,         fresh,         fresh,         fresh,         fresh,         fresh,         stale,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell],
  ['use-session', 'immediately',                         stale,         fresh,         fresh,         fresh,         stale,         stale,         stale,         afterSignIn,   stale,         stale,         stale,         stale,         stale,         stale,         stale,         stale],
  ['use-session', 'after-focus',                         fresh,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['use-session', 'after-poll',                          fresh,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['use-session', 'after-get-session',                   afterReading,  noCell,        noCell,        noCell,        noCell,        afterReading,  noCell,        noCell,        noCell],
  ['use-session', 'after-update-call',                   fresh,         noCell,        noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['use-session', 'after-link',                          stale,         fresh,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        noCell],
  ['use-session', 'after-client-back',                   stale,         fresh,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        noCell],
  ['use-session', 'after-bfcache',                       fresh,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['use-session', 'after-router-refresh',                stale,         fresh,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        noCell],
  ['use-session', 'after-reload',                        fresh,         fresh,         fresh,         fresh,         fresh,         fresh,         fresh,         fresh,         stale,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell],
  ['use-session', 'in-new-tab',                          fresh,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['use-session', 'a-day-later',                         stale,         fresh,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        noCell],
  ['use-session-without-prop', 'immediately',            stale,         fresh,         fresh,         noCell,        stale,         stale,         stale,         afterSignIn,   stale,         stale,         noCell,        noCell,        noCell,        stale,         noCell,        noCell],
  ['use-session-without-prop', 'after-focus',            fresh,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['use-session-without-prop', 'after-poll',             fresh,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['use-session-without-prop', 'after-link',             stale,         fresh,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        noCell],
  ['use-session-without-prop', 'after-client-back',      stale,         fresh,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        noCell],
  ['use-session-without-prop', 'after-bfcache',          fresh,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['use-session-without-prop', 'after-router-refresh',   stale,         fresh,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        noCell],
  ['use-session-without-prop', 'after-reload',           fresh,         fresh,         fresh,         noCell,        fresh,         fresh,         fresh,         fresh,         stale],
  ['use-session-without-prop', 'in-new-tab',             fresh,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['use-session-without-prop', 'a-day-later',            stale,         fresh,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        noCell],
  ['use-session-in-another-tab', 'immediately',          stale,         fresh,         fresh,         fresh,         stale,         stale,         stale,         stale,         stale,         stale,         noCell,        noCell,        noCell,        stale,         noCell,        noCell],
  ['use-session-in-another-tab', 'after-focus',          fresh,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['use-session-in-another-tab', 'after-poll',           fresh,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['use-session-in-another-tab', 'after-get-session',    fresh,         noCell,        noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['use-session-in-another-tab', 'after-update-call',    fresh,         noCell,        noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['use-session-in-another-tab', 'after-reload',         fresh,         fresh,         fresh,         fresh,         fresh,         fresh,         fresh,         fresh,         stale],
  ['use-session-in-another-tab', 'a-day-later',          stale,         fresh,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        noCell],
  ['get-session-in-another-tab', 'immediately',          fresh,         fresh,         fresh,         noCell,        fresh,         fresh,         fresh,         fresh,         stale],
  ['get-server-side-props', 'immediately',               fresh,         fresh,         fresh,         noCell,        fresh,         fresh,         fresh,         fresh,         stale,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell],
  ['get-server-side-props', 'after-link',                fresh,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['get-server-side-props', 'after-prefetched-link',     fresh,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['get-server-side-props', 'after-client-back',         fresh,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['get-server-side-props', 'after-reload',              fresh,         fresh,         fresh,         noCell,        fresh,         fresh,         fresh,         fresh,         stale],
  ['get-server-side-props', 'in-new-tab',                fresh,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['get-server-side-props-on-screen', 'immediately',     stale,         stale,         stale,         noCell,        stale,         stale,         stale,         stale,         stale,         noCell,        noCell,        noCell,        noCell,        stale,         noCell,        noCell],
  ['get-server-side-props-on-screen', 'after-focus',     stale,         stale,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        noCell],
  ['get-server-side-props-on-screen', 'after-bfcache',   fresh,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['get-server-side-props-on-screen', 'a-day-later',     stale,         stale,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        noCell],
  ['api-route', 'immediately',                           inApiRoute,    inApiRoute,    inApiRoute,    noCell,        inApiRoute,    inApiRoute,    inApiRoute,    inApiRoute,    staleInApi,    inApiRoute,    noCell,        noCell,        noCell,        inApiRoute,    noCell,        noCell],
  ['route-handler', 'immediately',                       fresh,         fresh,         fresh,         noCell,        fresh,         fresh,         fresh,         fresh,         stale,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell],
  ['proxy', 'immediately',                               fresh,         fresh,         fresh,         fresh,         fresh,         fresh,         fresh,         fresh,         stale,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell],
  ['with-auth', 'immediately',                           fresh,         fresh,         fresh,         noCell,        fresh,         fresh,         fresh,         fresh,         stale],
  ['server-component', 'immediately',                    fresh,         fresh,         fresh,         noCell,        fresh,         fresh,         fresh,         fresh,         stale,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell],
  ['server-component', 'after-link',                     fresh,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['server-component', 'after-prefetched-link',          stale,         stale,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        noCell],
  ['server-component', 'after-client-back',              stale,         stale,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        noCell,        fresh,         fresh,         fresh,         noCell,        stale,         stale,         stale],
  ['server-component', 'after-reload',                   fresh,         fresh,         fresh,         noCell,        fresh,         fresh,         fresh,         fresh,         stale],
  ['server-component', 'in-new-tab',                     fresh,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['server-component-on-screen', 'immediately',          stale,         stale,         stale,         noCell,        stale,         stale,         stale,         stale,         stale,         stale,         stale,         stale,         fresh,         stale,         stale,         stale],
  ['server-component-on-screen', 'after-focus',          stale,         stale,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        noCell],
  ['server-component-on-screen', 'after-bfcache',        staleIn13,     staleIn13,     noCell,        noCell,        noCell,        staleIn13,     noCell,        noCell,        noCell],
  ['server-component-on-screen', 'after-router-refresh', fresh,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['server-component-on-screen', 'a-day-later',          stale,         stale,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        noCell],
  ['shared-layout', 'immediately',                       fresh,         fresh,         fresh,         noCell,        fresh,         fresh,         fresh,         fresh,         stale],
  ['shared-layout', 'after-reload',                      fresh,         fresh,         fresh,         noCell,        fresh,         fresh,         fresh,         fresh,         stale],
  ['shared-layout', 'in-new-tab',                        fresh,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['shared-layout-on-screen', 'immediately',             stale,         stale,         stale,         noCell,        stale,         stale,         stale,         stale,         stale,         stale,         stale,         stale,         fresh,         stale,         stale,         stale],
  ['shared-layout-on-screen', 'after-focus',             stale,         stale,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        noCell],
  ['shared-layout-on-screen', 'after-link',              stale,         stale,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        noCell],
  ['shared-layout-on-screen', 'after-client-back',       stale,         stale,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        noCell],
  ['shared-layout-on-screen', 'after-router-refresh',    fresh,         fresh,         noCell,        noCell,        noCell,        fresh,         noCell,        noCell,        noCell],
  ['shared-layout-on-screen', 'a-day-later',             stale,         stale,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        noCell],
  ['get-session-on-another-device', 'immediately',       stale,         stale,         stale,         noCell,        stale,         stale,         stale,         stale,         stale],
  ['use-session-on-another-device', 'immediately',       stale,         stale,         stale,         noCell,        stale,         stale,         stale,         stale,         stale],
  ['use-session-on-another-device', 'after-focus',       stale,         stale,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        noCell],
  ['use-session-on-another-device', 'after-reload',      stale,         stale,         stale,         noCell,        stale,         stale,         stale,         stale,         stale],
  ['client-store', 'immediately',                        stale,         stale,         stale,         noCell,        stale,         stale,         stale,         stale,         fresh],
  ['client-store', 'after-reload',                       stale,         stale,         stale,         noCell,        stale,         stale,         stale,         stale,         fresh],
  ['client-store', 'in-new-tab',                         stale,         stale,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        fresh],
  ['client-store', 'a-day-later',                        stale,         stale,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        fresh],
  ['client-store-in-another-tab', 'immediately',         stale,         stale,         stale,         noCell,        stale,         stale,         stale,         stale,         stale],
  ['client-store-in-another-tab', 'after-reload',        stale,         stale,         stale,         noCell,        stale,         stale,         stale,         stale,         fresh],
  ['client-store-in-another-tab', 'a-day-later',         stale,         stale,         noCell,        noCell,        noCell,        stale,         noCell,        noCell,        stale],
  ['client-store-on-another-device', 'immediately',      stale,         stale,         stale,         noCell,        stale,         stale,         stale,         stale,         stale],
  ['client-store-on-another-device', 'after-reload',     stale,         stale,         stale,         noCell,        stale,         stale,         stale,         stale,         stale],
]

export const table = { name: 'fresh', paths: keysOf(updatePaths), rows, rules }

/** The cells of the table. */
export const cells = cellsOf(table)

/** The combinations that are not cells. */
export const leftOut = leftOutOf(table)
