import { keysOf, otherTables, varying, type Verdict } from '../../fixtures'
import { cellsOf, type Row } from '../tables/cells'
import { withoutApiRoutes } from '../versions'
import { rules } from './rules'

/** The view shows the user. */
const fresh = 'fresh'
/** The view still shows no user. */
const stale = 'stale'
const inApiRoute = varying<Verdict>(fresh, [withoutApiRoutes, 'cannot be read'])
/** In NextAuth 5 up to 5.0.0-beta.4, signIn() signs the user in and then fails, and does not refresh useSession(). */
const afterSignIn = varying<Verdict>(fresh, [{ 'next-auth': '>=5.0.0-0 <5.0.0-beta.5' }, stale])
/** A rule in rules.ts leaves the combination out. */
const noCell = null

/** Who sees that the user has signed in, and when. */
// prettier-ignore
const rows: Row[] = [
  // view, moment,                                       client         server action  +redirect      cookie set
  ['get-session', 'immediately',                         fresh,         fresh,         noCell,        noCell],
  ['session-route', 'immediately',                       fresh,         fresh,         noCell,        noCell],
  ['use-session', 'immediately',                         afterSignIn,   stale,         stale,         stale],
  ['use-session', 'after-focus',                         noCell,        stale,         noCell,        stale],
  ['use-session', 'after-router-refresh',                noCell,        stale,         noCell,        stale],
  ['use-session', 'after-reload',                        noCell,        fresh,         noCell,        fresh],
  ['use-session-without-prop', 'immediately',            afterSignIn,   stale,         stale,         stale],
  ['use-session-in-another-tab', 'immediately',          stale,         stale,         stale,         stale],
  ['get-server-side-props', 'immediately',               fresh,         fresh,         noCell,        noCell],
  ['get-server-side-props-on-screen', 'immediately',     stale,         noCell,        noCell,        stale],
  ['api-route', 'immediately',                           inApiRoute,    inApiRoute,    noCell,        noCell],
  ['route-handler', 'immediately',                       fresh,         fresh,         noCell,        noCell],
  ['proxy', 'immediately',                               fresh,         fresh,         noCell,        noCell],
  ['server-component', 'immediately',                    fresh,         fresh,         noCell,        noCell],
  ['server-component', 'after-client-back',              stale,         fresh,         noCell,        stale],
  ['server-component-on-screen', 'immediately',          stale,         stale,         fresh,         stale],
  ['server-component-on-screen', 'after-router-refresh', fresh,         fresh,         noCell,        noCell],
  ['shared-layout-on-screen', 'immediately',             stale,         stale,         fresh,         stale],
]

/** The cells of the table. */
export const cells = cellsOf({ name: 'sign-in', paths: keysOf(otherTables['sign-in'].paths), rows, rules })
