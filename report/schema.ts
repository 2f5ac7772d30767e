/**
 * The types of the results of a run and of the metadata of a spec: the one vocabulary that fixtures, reporter, book and
 * tools share. `results.json` has the shape that this file describes.
 */

/** The version of `results.json`. Increased whenever a field changes its meaning or is removed. */
export const schemaVersion = 4

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined }
export type JsonObject = { [key: string]: Json | undefined }

/** The packages whose versions decide which specs hold. */
export const subjectPackages = ['next-auth', 'next', 'react'] as const
export type SubjectPackage = (typeof subjectPackages)[number]

/** What a subject may or may not support, depending on its versions. A spec that `needs` a capability cannot run without it. */
export const capabilities = [
  'update()',
  'unstable_update()',
  'client-side navigation without a prefetch',
  'the session in the App Router',
  'auth routes in either router',
  'withAuth()',
] as const
export type Capability = (typeof capabilities)[number]

/**
 * The update paths: the ways to change a session. Titles are composed of these phrases and those of the views and moments:
 * `After update(data), getSession() is fresh immediately`.
 */
export const updatePaths = {
  'get-query': 'a GET with a query',
  'update-data': 'update(data)',
  update: 'update()',
  'post-csrf': 'a POST with the CSRF token',
  'api-route': 'a write by an API route',
  'route-handler': 'a write by a route handler',
  'sign-in': 'signing in again',
  'client-store': 'a change to the client-only store',
} as const
export type UpdatePath = keyof typeof updatePaths

/**
 * The views: the places where a session is read. What is already on screen and what is read again are different views.
 * `with a session prop` and `without a session prop` refer to the `session` prop of the `SessionProvider`.
 */
export const views = {
  response: 'the response to the update',
  'get-session': 'getSession()',
  'use-session': 'useSession() with a session prop',
  'use-session-without-prop': 'useSession() without a session prop',
  'use-session-in-another-tab': 'useSession() in another tab',
  'get-session-in-another-tab': 'getSession() in another tab',
  'get-server-side-props': 'getServerSideProps',
  'get-server-side-props-on-screen': 'getServerSideProps data already on screen',
  'api-route': 'an API route',
  'route-handler': 'a route handler',
  proxy: 'the proxy (middleware)',
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
 * back/forward cache is enabled, whether or not it has kept the page.
 */
export const moments = {
  immediately: 'immediately',
  'after-focus': 'after window focus',
  'after-poll': 'after a poll',
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

/** The ids of update paths, views or moments, in the order in which they are declared. */
export const keysOf = <Key extends string>(phrases: Record<Key, unknown>) => Object.keys(phrases) as Key[]

/** The number of combinations of update path, view and moment: each is a cell or is left out by a rule. */
export const combinations = [updatePaths, views, moments].reduce(
  (product, phrases) => product * Object.keys(phrases).length,
  1,
)

/** What a view shows. `cannot be read`: the view exists, but what it returns contains no session. */
export type Verdict = 'fresh' | 'stale' | 'signed out' | 'cannot be read'

/** One cell of the freshness table. */
export interface Cell {
  path: UpdatePath
  view: View
  moment: Moment
  /** The expected verdict: the one in the table. */
  verdict: Verdict
}

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

/** One cell of the table of the database strategy. */
export interface DatabaseCell extends Omit<Cell, 'path'> {
  path: DatabasePath
}

/** Why the freshness table has no cell for some combinations. */
export interface LeftOut {
  /** `router.refresh() exists only in the App Router` */
  reason: string
  /** The number of combinations that it leaves out. */
  cells: number
}

/** The apps under test, named after the major version of next-auth that they are written for. */
export const appNames = { v4: 'NextAuth 4', v5: 'NextAuth 5' } as const
export type AppName = keyof typeof appNames

/** What is under test: one app, built against exact versions, with one session strategy. */
export interface Subject {
  /** The name in reports, and the key that runs are compared by: `v4-jwt`. */
  id: string
  app: AppName
  strategy: 'jwt'
  /**
   * `tree` is a hash of every package that the subject resolves, and so also covers the dependencies of next-auth and
   * next.
   */
  versions: Record<SubjectPackage | 'node' | 'playwright' | 'tree' | 'browser', string>
  capabilities: Capability[]
  /** Why it runs with versions outside its peer dependency ranges. */
  forced?: string
  /** The deliberate fault from mutants/ that it runs with: its id, and what it does. */
  mutant?: { id: string; intent: string }
}

/** The source of a spec: where its sentence comes from. */
export type Source =
  | { kind: 'article'; claim: string; says: string }
  | { kind: 'docs'; page: string }
  | { kind: 'issue'; number: number }
  | { kind: 'code'; package: string; file: string }
  | { kind: 'advisory'; id: string }

/** The metadata of a spec. */
export interface SpecMeta {
  /** Permanent, unique and in kebab-case. `/` separates the parts of a generated id. */
  id: string
  source: Source[]
  /** Semver ranges in which the sentence is true. Absent: in all versions. Outside these ranges, the spec must fail. */
  holds?: Partial<Record<SubjectPackage, string>>
  /** Capabilities without which the test body could only throw. */
  needs?: Capability[]
  /** Only for cells of the freshness table. */
  cell?: Cell
  /** Only for cells of the table of the database strategy. */
  databaseCell?: DatabaseCell
  /** Where its code is, relative to its own file: entries of tables, or functions. Absent: in the test itself. */
  code?: { file: string; entry: string }[]
}

/** The annotation that carries {@link SpecMeta} as JSON. The underscore hides it in Playwright's HTML report. */
export const metaAnnotation = '_session-spec'

/** The metadata of a test, or undefined if it has none. */
export function metaOf({ annotations }: Annotated): SpecMeta | undefined {
  const annotation = annotations.find(({ type }) => type === metaAnnotation)
  return annotation?.description ? (JSON.parse(annotation.description) as SpecMeta) : undefined
}

/** A Playwright test, as reporters or fixtures see it. */
interface Annotated {
  annotations: { type: string; description?: string }[]
}

/** The annotation that carries {@link LeftOut}[] as JSON: set on all cells of the freshness table. */
export const leftOutAnnotation = '_session-spec-left-out'

/** The annotation that carries a {@link Selection} as JSON: set on all specs, so that merged shards have it too. */
export const selectionAnnotation = '_session-spec-selection'

/** What was selected for a run, before it was divided into shards. */
export interface Selection {
  /** See {@link Results.total}. */
  total: number
  /** How many specs were selected. With `--repeat-each`, each counts several times. */
  selected: number
  /** A hash of their ids: the same for all shards of one run. */
  key: string
}

/** The annotation that carries the subject as JSON: set on the first spec of each worker, so that merged shards have it too. */
export const subjectAnnotation = '_session-spec-subject'

/** What a reporter needs to know of a {@link SubjectOnDisk}. */
export type ReportedSubject = Pick<SubjectOnDisk, 'subject' | 'isCheckouts'>

/**
 * The ids of the specs that were loaded in this process. Playwright loads specs in the process of its reporters, but drops
 * those that `--grep` excludes before a reporter can count them.
 */
export const loadedSpecs = new Set<string>()

/** The prefix of the reason when a spec holds in a version in which it must fail. */
export const holdsHere = 'it holds here, though '

/** The annotation that says why a spec failed, if not only because of the value that a matcher compared. */
export const reasonAnnotation = 'reason'

/** Why a spec must fail in a run with a mutant, as the description of its annotation `fail`. */
export const mustCatch = 'it must catch a fault'

/** The Playwright project whose tests are specs. */
export const specProject = 'specs'

/** The attachment with a spec's {@link Evidence} as JSON. The underscore hides it in Playwright's HTML report. */
export const evidenceAttachment = '_session-spec-evidence'

/** What the fixtures record about a spec, for the reporter. */
export interface Evidence {
  timeline: TimelineEntry[]
  checks: Check[]
  /** Only for cells of the freshness table: the observed verdict, regardless of the expected one. */
  verdict?: Verdict
  /** The version of the browser, if the spec used one. */
  browser?: string
  bench?: Bench
}

/**
 * How long one run of a spec took, in ms, and its floor: how long the same steps take in bare Playwright. Only with
 * `npm run bench`.
 */
export interface Bench {
  specMs: number
  /**
   * null if the same steps lead to another result in bare Playwright, because there nothing is done to the servers as in the
   * spec.
   */
  floorMs: number | null
  /** Why there is no floor. */
  why?: string
}

/** One comparison by a matcher. */
export interface Check {
  /** The first line of the matcher's failure message. */
  sentence: string
  expected: string
  observed: string
  pass: boolean
  /** Only if this check is a precondition of the spec: what is wrong if it fails. */
  precondition?: string
}

/** Whether an error is a mismatch that a matcher found, and nothing else. */
export const isMismatch = (error: string, { checks }: Pick<Evidence, 'checks'>): boolean =>
  checks.some(({ pass, sentence }) => !pass && error.includes(sentence))

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
  /** Milliseconds since the spec started, on Node's monotonic clock. */
  at: number
  /**
   * What did it: `tab 1`, `phone tab 1`, `server`, `company api`, `database`, `mail server`, `identity provider`,
   * `cookie jar`, `spec`.
   */
  lane: string
  kind: TimelineKind
  /** One line of text, for people. */
  text: string
  /** More details, for programs. */
  data?: JsonObject
}

/**
 * - `held`: the spec holds for this subject, and did.
 * - `differs`: the spec should hold and did not, should fail and did not, or failed for another reason.
 * - `known to fail`: the subject is outside the spec's `holds`, and one of our matchers found the mismatch.
 * - `not in this version`: the subject lacks a capability that the spec needs.
 * - `not run`: the run ended before the spec.
 */
export type SpecStatus = 'held' | 'differs' | 'known to fail' | 'not in this version' | 'not run'

export interface SpecResult {
  id: string
  title: string
  source: Source[]
  holds: SpecMeta['holds'] | null
  needs: Capability[]
  /** The id of a {@link Subject}. */
  subject: string
  /** What the deciding check expected: the failed check, otherwise the last one. Empty if no check ran. */
  expected: string
  observed: string
  status: SpecStatus
  /** Why, if the status needs a reason: the first line of an error, the missing capability, the range. */
  reason: string
  durationMs: number
  /** How many times it ran (`--repeat-each`). */
  runs: number
  /** Relative to the repository root, with `/`. */
  file: string
  line: number
  checks: Check[]
  /** Only for cells of the freshness table. `observed` is null if there is no observation: not run, or failed before it. */
  cell: (Cell & { observed: Verdict | null }) | null
  /** The same, only for cells of the table of the database strategy. */
  databaseCell?: DatabaseCell & { observed: Verdict | null }
  /** The source code of its test. */
  code: string
  timeline: TimelineEntry[]
  /** One for each run. Only with `npm run bench`. */
  bench?: Bench[]
  /** The trace of a failure, relative to the folder of the run. */
  trace: string | null
}

export interface Results {
  schema: typeof schemaVersion
  /** ISO 8601. */
  startedAt: string
  durationMs: number
  /** False if the run ended early. */
  complete: boolean
  subjects: Subject[]
  /** The selected specs: all of them, or some. */
  specs: SpecResult[]
  /** The number of specs in the suite. */
  total: number
  /** The combinations that the freshness table leaves out, by rule. Empty if the table was not part of this run. */
  leftOut: LeftOut[]
  /** Errors outside specs: a file that does not load, a worker that crashed. */
  errors: string[]
}

/** How many specs passed, failed or did not run. Specs that are known to fail, and do fail, count as passed. */
export interface Counts {
  passed: number
  /** The failed specs, each with its error message. */
  failed: string[]
  skipped: number
}

/**
 * What the reporter sends to the process that runs Playwright, over their IPC channel. `unread`: whoever reads the output
 * of these processes has closed the pipe. `finished`: how many runs of specs have ended so far.
 */
export type ReporterMessage =
  { fault: Fault } | { counts: Counts } | { exitCode: 0 | 1 | 3 } | { finished: number } | { unread: true }

/** Why a run must exit with 2 (usage) or 3 (environment). */
export interface Fault {
  exitCode: 2 | 3
  message: string
}

/**
 * The beginning of the message that a worker writes to stderr, or throws, when its environment fails (no port, the server
 * died). The message ends with {@link environmentFaultEnd}. The reporter turns it into a {@link Fault}.
 */
export const environmentFault = '[environment] '
export const environmentFaultEnd = '[/environment]'

/** The environment variables that commands and the global set-up set for Playwright's processes. CONTRIBUTING documents them. */
export const settings = {
  /** The folder of the run. */
  run: 'SESSION_SPEC_RUN',
  /** The file that describes the subject: a {@link SubjectOnDisk} as JSON. */
  subject: 'SESSION_SPEC_SUBJECT',
  /** The ids of the specs to run, separated by spaces. Absent: all specs. */
  only: 'SESSION_SPEC_ONLY',
  /** The {@link Tier} to run. Absent: all specs. */
  tier: 'SESSION_SPEC_TIER',
  /** The number of specs in the suite, for runs that do not load all files. */
  total: 'SESSION_SPEC_TOTAL',
  /** Additional reporters, separated by commas. */
  reporters: 'SESSION_SPEC_REPORTERS',
  /** The arguments that selected the subject, as JSON: for the command that runs a spec again. Set by `bin/gate`. */
  subjectArgs: 'SESSION_SPEC_SUBJECT_ARGS',
  /** Makes the results the baseline, if every spec is as specified. Set by `bin/gate`. */
  updateBaseline: 'SESSION_SPEC_UPDATE_BASELINE',
  /** The path of the browser executable. */
  browser: 'SESSION_SPEC_BROWSER',
  /** The path of a browser executable with a back/forward cache: full Chromium, not its headless shell. */
  fullBrowser: 'SESSION_SPEC_FULL_BROWSER',
  /** Ports to try for the server of the app, separated by commas. Absent: free ports. */
  ports: 'SESSION_SPEC_PORTS',
  /** Gives every spec its own browser context. Absent: the specs of a worker share one that is cleaned in between. */
  isolated: 'SESSION_SPEC_ISOLATED',
  /** After each spec, measures its floor. Set by `bin/bench`. */
  bench: 'SESSION_SPEC_BENCH',
  /** The id of the mutant that is active in the server of the app, in its pages and in the company API. Set by `bin/gate`. */
  mutant: 'SESSION_SPEC_MUTANT',
  /** In a run with several mutants: the mutant that each spec runs with, as {@link MutantBySpec} in JSON. */
  mutantBySpec: 'SESSION_SPEC_MUTANT_BY_SPEC',
  /** The ids of the specs that must fail, separated by spaces. After one of these fails, Playwright starts no new worker. */
  mustFail: 'SESSION_SPEC_MUST_FAIL',
  /** The folder for the V8 coverage of the server of the app and its pages. Set by `bin/mutants`. */
  coverage: 'SESSION_SPEC_COVERAGE',
} as const

/**
 * A part of the specs, selected by a rule (see `report/tiers.ts`). `quick`: the specs that a pull request must pass.
 * `sample`: some specs of every chapter, for versions other than those of the repository.
 */
export type Tier = 'quick' | 'sample'

/** The name of the file with the {@link SpecList}, in the folder of a run. */
export const listFile = 'list.json'

/** Maps the id of each spec to the absolute path of the file that Playwright has to load. */
export type SpecList = Record<string, string>

/** Maps ids of specs to ids of mutants. */
export type MutantBySpec = Record<string, string>

/** A built subject, and where it is on disk. */
export interface SubjectOnDisk {
  subject: Omit<Subject, 'versions'> & { versions: Omit<Subject['versions'], 'browser'> }
  /** The absolute path of the folder of the app, with its build. */
  folder: string
  /** The absolute path of an ES module that exports the `encode` and `decode` of next-auth. */
  jwt: string
  /** The path of `NEXTAUTH_URL` and `AUTH_URL` after the origin: `/api/auth`, or an empty string. */
  authPath: string
  /** Whether it is the checkout's main app on the checkout's versions, which is the subject of the baseline. */
  isCheckouts: boolean
  /** What it was built from: the absolute path of the folder with the apps, and the hash of their files. */
  source: { apps: string; key: string }
}
