/**
 * The types of what a run writes and of what a spec says about itself: the one vocabulary that fixtures, reporter, book
 * and tools share. `results.json` is this file as data.
 */

/** The version of `results.json`. Raised whenever a field changes its meaning or goes away. */
export const schemaVersion = 3

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined }
export type JsonObject = { [key: string]: Json | undefined }

/** The packages whose versions decide what holds. */
export const subjectPackages = ['next-auth', 'next', 'react'] as const
export type SubjectPackage = (typeof subjectPackages)[number]

/** Something a subject may or may not have, depending on its versions. A spec that `needs` it cannot run without. */
export const surfaces = [
  'update()',
  'unstable_update()',
  'client-side navigation without a prefetch',
  'the session in the App Router',
  'auth routes in either router',
] as const
export type Surface = (typeof surfaces)[number]

/** A way to change a session. */
export const updatePaths = {
  'get-query': 'a GET with a query',
  'update-data': 'update(data)',
  update: 'update()',
  'post-csrf': 'a POST with the CSRF token',
  'api-route': 'a write by an API route',
  'route-handler': 'a write by a route handler',
  'sign-in': 'signing in again',
  'client-store': 'a change of the client-only store',
} as const
export type UpdatePath = keyof typeof updatePaths

/** A place where a session is read. What is on the screen already and what is read anew are different views. */
export const views = {
  response: 'the update’s own response',
  'get-session': 'getSession()',
  'use-session': 'useSession() under a provider with a session prop',
  'use-session-without-prop': 'useSession() under a provider without a session prop',
  'use-session-in-another-tab': 'useSession() in another tab',
  'get-session-in-another-tab': 'getSession() in another tab',
  'get-server-side-props': 'getServerSideProps',
  'get-server-side-props-on-screen': 'the text that getServerSideProps has put on the screen',
  'api-route': 'an API route',
  'route-handler': 'a route handler',
  proxy: 'the proxy (middleware)',
  'server-component': 'a server component',
  'server-component-on-screen': 'the text that a server component has put on the screen',
  'shared-layout': 'a shared layout',
  'shared-layout-on-screen': 'the text that a shared layout has put on the screen',
  'get-session-on-another-device': 'getSession() on another device',
  'use-session-on-another-device': 'useSession() on another device',
  'client-store': 'the client-only store',
  'client-store-in-another-tab': 'the client-only store in another tab',
  'client-store-on-another-device': 'the client-only store on another device',
} as const
export type View = keyof typeof views

/** When a view is read, counted from the update. */
export const moments = {
  'at-once': 'at once',
  'after-focus': 'after focus',
  'after-poll': 'after a poll',
  'after-link': 'after a client-side navigation',
  'after-prefetched-link': 'after a client-side navigation that was prefetched before the update',
  'after-client-back': 'after going back client-side',
  'after-bfcache': 'after the browser’s back button, with its back/forward cache on',
  'after-router-refresh': 'after router.refresh()',
  'after-reload': 'after a reload',
  'in-new-tab': 'in a new tab',
  'a-day-later': 'a day later, with nothing happening',
} as const
export type Moment = keyof typeof moments

/** Their ids, in their order. */
export const keysOf = <Key extends string>(words: Record<Key, unknown>) => Object.keys(words) as Key[]

/** How many combinations of update path, view and moment there are: each is a cell or left out by a rule. */
export const combinations = [updatePaths, views, moments].reduce(
  (product, words) => product * Object.keys(words).length,
  1,
)

/** What is seen. `cannot be read`: the view exists, but what it gives holds no session. */
export type Verdict = 'fresh' | 'stale' | 'signed out' | 'cannot be read'

/** One cell of the freshness table. */
export interface Cell {
  path: UpdatePath
  view: View
  moment: Moment
  /** The verdict that the table says. */
  verdict: Verdict
}

/** A way to change a session that is kept as rows. */
export const databasePaths = {
  row: 'a write of the person’s row',
  'update-data': 'update(data), which the callback writes to the row',
  'update-data-unwritten': 'update(data), which the callback does not write to the row',
} as const
export type DatabasePath = keyof typeof databasePaths

/** Which update path of the JWT strategy does the same. */
export const databaseTwins: Partial<Record<DatabasePath, UpdatePath>> = {
  row: 'api-route',
  'update-data': 'update-data',
}

/** One cell of the database strategy's table. */
export interface DatabaseCell extends Omit<Cell, 'path'> {
  path: DatabasePath
}

/** Why the freshness table has no cell for some combinations. */
export interface LeftOut {
  /** `a text that is on the screen is gone after a full load` */
  reason: string
  cells: number
}

/** The apps under test, named after the major of next-auth that they are written for. */
export const appNames = { v4: 'NextAuth 4', v5: 'NextAuth 5' } as const
export type AppName = keyof typeof appNames

/** What is under test: one app, built against exact versions, with one session strategy. */
export interface Subject {
  /** For people and for keys of history: `v4-jwt`. */
  id: string
  app: AppName
  strategy: 'jwt'
  /** `tree` stands for the packages below next-auth and next: a hash of all that the subject resolves. */
  versions: Record<SubjectPackage | 'node' | 'playwright' | 'tree' | 'browser', string>
  surfaces: Surface[]
  /** Why it runs with versions that its peer dependencies refuse. */
  forced?: string
  /** The deliberate fault that it runs with, of mutants/: its id, and what it does. */
  mutant?: { id: string; intent: string }
}

/** Where the sentence of a spec comes from. */
export type Source =
  | { kind: 'article'; claim: string; says: string }
  | { kind: 'docs'; page: string }
  | { kind: 'issue'; number: number }
  | { kind: 'code'; package: string; file: string }
  | { kind: 'advisory'; id: string }

/** What a spec says about itself. */
export interface SpecMeta {
  /** Permanent, unique, kebab-case; `/` separates the parts of a generated id. */
  id: string
  source: Source[]
  /** Semver ranges in which the sentence is true; absent: in all versions. Outside, the spec must fail. */
  holds?: Partial<Record<SubjectPackage, string>>
  /** Surfaces without which the body could only throw. */
  needs?: Surface[]
  /** Of a cell of the freshness table. */
  cell?: Cell
  /** Of a cell of the database strategy's table. */
  databaseCell?: DatabaseCell
  /** Where its code is to be read, in files beside its own: entries of tables, or functions. Absent: in the test itself. */
  code?: { file: string; entry: string }[]
}

/** The annotation that carries {@link SpecMeta} as JSON. The underscore hides it in Playwright's HTML report. */
export const metaAnnotation = '_session-spec'

/** What a spec says about itself; undefined when it says nothing. */
export function metaOf({ annotations }: Annotated): SpecMeta | undefined {
  const annotation = annotations.find(({ type }) => type === metaAnnotation)
  return annotation?.description ? (JSON.parse(annotation.description) as SpecMeta) : undefined
}

/** A test of Playwright's, as its reporter or its fixtures know it. */
interface Annotated {
  annotations: { type: string; description?: string }[]
}

/** The annotation that carries {@link LeftOut}[] as JSON: on all cells of the freshness table. */
export const leftOutAnnotation = '_session-spec-left-out'

/** The annotation that carries {@link Results.total}: on all specs, so that merged shards have it too. */
export const totalAnnotation = '_session-spec-total'

/**
 * The ids of the specs that were loaded in this process. Playwright loads them where its reporters are, but drops what
 * `--grep` leaves out before a reporter can count it.
 */
export const loadedSpecs = new Set<string>()

/** How the reason begins of a spec that holds where it must not. */
export const holdsHere = 'it holds here, though '

/** The attachment with a spec's {@link Evidence} as JSON. The underscore hides it in Playwright's HTML report. */
export const evidenceAttachment = '_session-spec-evidence'

/** What the fixtures write of a spec, and the reporter reads. */
export interface Evidence {
  timeline: TimelineEntry[]
  checks: Check[]
  /** Of a cell of the freshness table: what was seen, whatever was expected. */
  verdict?: Verdict
  /** The browser's version, when the spec had one. */
  browser?: string
  bench?: Bench
}

/** What one run of a spec cost, and its bare floor, in ms. With `npm run bench` only. */
export interface Bench {
  specMs: number
  /** null: the steps lead elsewhere without what the spec did to a server. */
  floorMs: number | null
  /** Why there is no floor. */
  why?: string
}

/** What one matcher compared. */
export interface Check {
  /** The first line of what the matcher says when it fails. */
  sentence: string
  expected: string
  observed: string
  pass: boolean
  /** Of what must be so before the spec can look at what it is about: what is wrong where it is not. */
  precondition?: string
}

export type TimelineKind =
  | 'launch'
  | 'open'
  | 'navigation'
  | 'request'
  | 'response'
  | 'render'
  | 'update'
  | 'landed'
  | 'barrier'
  | 'action'
  | 'read'
  | 'cookie'
  | 'storage'
  | 'broadcast'
  | 'clock'
  | 'check'
  | 'company-api'
  | 'query'
  | 'mail'
  | 'identity-provider'
  | 'log'
  | 'blocked'

/** One thing that happened while a spec ran. */
export interface TimelineEntry {
  /** Milliseconds since the spec began, by Node's monotonic clock. */
  at: number
  /**
   * Who did it: `tab 1`, `phone tab 1`, `server`, `company api`, `database`, `mail server`, `identity provider`,
   * `cookie jar`, `spec`.
   */
  lane: string
  kind: TimelineKind
  /** One line for people. */
  text: string
  /** The same for programs, where there is more to say. */
  data?: JsonObject
}

/**
 * - `held`: the spec holds for this subject, and did.
 * - `differs`: what should hold did not, what should fail did not, or something else broke.
 * - `known to fail`: outside the spec's `holds`, and one of our matchers saw the mismatch.
 * - `not in this version`: the subject lacks a surface that the spec needs.
 * - `not run`: the run ended before.
 */
export type SpecStatus = 'held' | 'differs' | 'known to fail' | 'not in this version' | 'not run'

export interface SpecResult {
  id: string
  title: string
  source: Source[]
  holds: SpecMeta['holds'] | null
  needs: Surface[]
  /** The id of a {@link Subject}. */
  subject: string
  /** What the deciding check expected: the failed one, otherwise the last. Empty when no check ran. */
  expected: string
  observed: string
  status: SpecStatus
  /** Why, where the status needs a word: the first line of an error, the missing surface, the range. */
  reason: string
  durationMs: number
  /** How often it ran (`--repeat-each`). */
  runs: number
  /** Relative to the checkout, with `/`. */
  file: string
  line: number
  checks: Check[]
  /** Of a cell of the freshness table. `observed` is null where nothing was seen: not run, or broken before. */
  cell: (Cell & { observed: Verdict | null }) | null
  /** The same of a cell of the database strategy's table. */
  databaseCell?: DatabaseCell & { observed: Verdict | null }
  /** What its test does, as TypeScript. */
  code: string
  timeline: TimelineEntry[]
  /** One for each run, with `npm run bench` only. */
  bench?: Bench[]
  /** The trace of a failure, relative to the run's folder. */
  trace: string | null
}

export interface Results {
  schema: typeof schemaVersion
  /** ISO 8601. */
  startedAt: string
  durationMs: number
  /** False when the run was cut short. */
  complete: boolean
  subjects: Subject[]
  /** Those that were chosen: all of them, or a part. */
  specs: SpecResult[]
  /** How many specs the suite has. */
  total: number
  /** The combinations that the freshness table leaves out, by rule. Empty when it was not in this run. */
  leftOut: LeftOut[]
  /** Errors outside any spec: a file that does not load, a worker that died. */
  errors: string[]
}

/** How the tests of a Playwright run ended. Those that are known to fail, and do, have passed. */
export interface Counts {
  passed: number
  /** Each with what it said. */
  failed: string[]
  skipped: number
}

/**
 * What the reporter tells the process that runs Playwright, over their IPC channel. `unread`: nobody reads any more what
 * they print.
 */
export type ReporterMessage = { fault: Fault } | { counts: Counts } | { unread: true }

/** Why a run must end with 2 (usage) or 3 (environment). */
export interface Fault {
  exitCode: 2 | 3
  message: string
}

/**
 * Begins what a worker writes to stderr, or throws, when its environment has failed (no port, the server died). The
 * reporter turns such a text into a {@link Fault}; the text ends with {@link environmentFaultEnd}.
 */
export const environmentFault = '[environment] '
export const environmentFaultEnd = '[/environment]'

/** Where `bin/gate` and Playwright's processes meet. Set by `bin/gate`; documented in CONTRIBUTING. */
export const settings = {
  /** The run's folder. */
  run: 'SESSION_SPEC_RUN',
  /** The file that describes the subject: a {@link SubjectOnDisk} as JSON. */
  subject: 'SESSION_SPEC_SUBJECT',
  /** Spec ids to run, separated by spaces; absent: all. */
  only: 'SESSION_SPEC_ONLY',
  /** The {@link Tier} that runs; absent: all specs. */
  tier: 'SESSION_SPEC_TIER',
  /** How many specs the suite has, where not all of its files are loaded. */
  total: 'SESSION_SPEC_TOTAL',
  /** More reporters, separated by commas. */
  reporters: 'SESSION_SPEC_REPORTERS',
  /** Prints ids and sentences, and writes the run's {@link listFile}; nothing runs. */
  list: 'SESSION_SPEC_LIST',
  /** The browser's executable. */
  browser: 'SESSION_SPEC_BROWSER',
  /** The executable of a browser with a back/forward cache: a whole Chromium, not its headless shell. */
  wholeBrowser: 'SESSION_SPEC_WHOLE_BROWSER',
  /** Ports to try for the app's server, separated by commas; absent: free ones. */
  ports: 'SESSION_SPEC_PORTS',
  /** Gives every spec a browser context of its own; absent: the specs of a worker share one that is cleaned in between. */
  isolated: 'SESSION_SPEC_ISOLATED',
  /** Measures each spec's bare floor behind it. Set by `bin/bench`. */
  bench: 'SESSION_SPEC_BENCH',
  /** The id of the mutant that runs: in the app's server, its pages and the company API. Set by `bin/gate`. */
  mutant: 'SESSION_SPEC_MUTANT',
  /** Of a run with several mutants: for each spec the one that it is run with, as {@link MutantBySpec} in JSON. */
  mutantBySpec: 'SESSION_SPEC_MUTANT_BY_SPEC',
  /** The ids of the specs that are to fail, separated by spaces: Playwright begins no new worker behind such a failure. */
  mustFail: 'SESSION_SPEC_MUST_FAIL',
  /** The folder that V8's coverage of the app's server and its pages is written to. Set by `bin/mutants`. */
  coverage: 'SESSION_SPEC_COVERAGE',
} as const

/**
 * A part of the specs, chosen by a rule (see `report/tiers.ts`). `quick`: the verdict of a pull request. `sample`: some specs
 * of every chapter, for versions that are not the checkout's.
 */
export type Tier = 'quick' | 'sample'

/** The name of the file in a run's folder with its {@link SpecList}. */
export const listFile = 'list.json'

/** The ids of all specs, and for each the file that Playwright has to load: an absolute path. */
export type SpecList = Record<string, string>

/** The ids of specs, and for each the id of a mutant. */
export type MutantBySpec = Record<string, string>

/** A built subject: what it is, and where it can be started. */
export interface SubjectOnDisk {
  subject: Omit<Subject, 'versions'> & { versions: Omit<Subject['versions'], 'browser'> }
  /** Absolute path of the app's folder, with its build. */
  folder: string
  /** Absolute path of an ES module with next-auth's own `encode` and `decode`. */
  jwt: string
  /** What the app's server must be told of its own address, behind the origin: `/api/auth`, or nothing. */
  authPath: string
  /** Whether it is the app that the checkout is about, on the checkout's own versions: the baseline is of this one. */
  isCheckouts: boolean
}
