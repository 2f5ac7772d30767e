import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { writeBook } from '../report/book'
import { writeWhole } from '../report/files'
import { matrixMarkdown, matrixOf, matrixText, type MatrixRun } from '../report/matrix'
import { readResults, ResultsError } from '../report/read'
import type { AppName } from '../schema/subject'
import type { SpecResult } from '../schema/results'
import { filesBelow, sourceKey } from '../subjects/source-key'
import { catalog, type CatalogRow } from '../subjects/catalog'
import { NoSuchSubject, SubjectFailed } from '../subjects/errors'
import { knownTree, rowsWithoutLock, writeLocks } from '../subjects/install'
import { ownVersions, resolveSubject, versionsOf } from '../subjects/resolve'
import { appOf, satisfies } from '../subjects/versions'
import { parsed, subjectFlags, subjectRequestIn } from './arguments'
import { checkIds } from '../run/check-ids'
import { childGate } from './child-gate'
import { asExitCode, UsageError } from '../run/exit-codes'
import { appsFolder, findBrowsers } from '../run/prepare'
import { interruptions } from '../run/playwright'
import { loadSettings, matrixCacheFolder, newRunFolder, outFolder, root, displayPath, switchLink } from '../run/paths'

const help = `npm run matrix                    runs the specs on every subject of subjects/catalog.ts, and shows the results side by side
npm run matrix -- <spec id> …     runs only these specs
  --app <v4|v5>                   only this app
  --next-auth <range>             only these versions of next-auth, such as ">=4.21 <4.24"
  --next <range>                  only these versions of next
  --sample                        some specs of every chapter instead of all
  --canary                        instead of the catalog: the checkout's versions, and these with the newest next-auth or next,
                                  prereleases included
npm run matrix -- --write-locks   runs nothing; writes the missing or outdated lockfiles of the catalog's rows to subjects/locks. Rows
                                  are installed from them. To let npm resolve everything again, delete the folder first

The results of a subject whose app, specs, versions and harness have not changed since its last run come from the cache. After
an interruption, run the command again: it continues where it stopped.

Exit codes: the worst of its runs (see npm run gate -- --help)`

/** `npm run matrix`: runs the gate on each row of the catalog and puts the results side by side. Resolves with the exit code. */
export const main = (args: string[]): Promise<number> => asExitCode(() => runMatrix(args))

async function runMatrix(args: string[]): Promise<number> {
  const { as: _as, ...filters } = subjectFlags
  const options = {
    ...filters,
    help: { type: 'boolean', short: 'h' },
    sample: { type: 'boolean' },
    canary: { type: 'boolean' },
    'write-locks': { type: 'boolean' },
  } as const
  const { values, positionals: ids } = parsed('matrix', { args, options, allowPositionals: true })
  if (values.help) {
    console.log(help)
    return 0
  }
  subjectRequestIn(values)
  if (values['write-locks']) return writeAllLocks()
  const all = values.canary ? await canaries() : withCheckoutRows(catalog)
  const rows = all.filter((row) => matchesFilters(row, values))
  if (rows.length === 0)
    throw new UsageError('No subject matches. Expected some of subjects/catalog.ts: npm run matrix -- --help')
  await checkIds(ids)
  reportRowsWithoutLock(rows)

  const folder = newRunFolder(outFolder(), 'matrix')
  mkdirSync(folder, { recursive: true })
  const selection = [...ids, ...(values.sample ? ['--sample'] : [])]
  const harness = harnessKey({ selection, ...(await runEnvironment()) })
  let interrupted = false
  const interrupt = () => (interrupted = true)
  for (const signal of interruptions) process.on(signal, interrupt)
  const finished: FinishedRow[] = []
  for (const [index, row] of rows.entries()) {
    const label = `[${index + 1}/${rows.length}] ${nameOf(row)}`
    const finishedRow =
      cachedRow(row, await cacheFileOf(row, harness), label) ??
      (await runRow(row, { label, harness, folder: join(folder, `${index + 1}`), selection }))
    finished.push(finishedRow)
    if (interrupted || finishedRow.code === 130) {
      console.error(interruptedText(finished, rows.length))
      return 130
    }
  }
  for (const signal of interruptions) process.off(signal, interrupt)
  return publish(folder, finished)
}

/** `npm run matrix -- --write-locks` */
async function writeAllLocks(): Promise<number> {
  let count = 0
  await writeLocks(root, (file, what) => {
    count += 1
    console.log(`${file}: ${what}`)
  })
  console.log(
    count > 0
      ? 'Commit them, so that every run of these rows installs the same packages.'
      : `All ${catalog.length} rows have a current lockfile.`,
  )
  return 0
}

/** Reports rows without a current lockfile here, because the gate's own message about it only goes to a log. */
function reportRowsWithoutLock(rows: CatalogRow[]): void {
  const unlocked = rowsWithoutLock(
    root,
    rows.filter((row) => catalog.includes(row) && nameOf(row) !== nameOf(checkoutRow(row.app))),
  )
  if (unlocked.length > 0)
    console.log(
      `No current lockfile, so npm resolves the transitive dependencies: ${unlocked.map(nameOf).join('; ')}.\nTo write it: npm run matrix -- --write-locks`,
    )
}

/** A subject that was run, or found in the cache. */
export interface FinishedRow {
  row: CatalogRow
  /** The gate's exit code. */
  code: number
  /** Absent: it has no results. */
  run?: MatrixRun
}

/** The results of an earlier run, if the cache has them and they can be read. */
function cachedRow(row: CatalogRow, cache: string | undefined, label: string): FinishedRow | undefined {
  try {
    if (!cache || !existsSync(cache)) return undefined
    const results = readResults(cache)
    console.log(`${label}: from the cache`)
    const code = results.specs.some(({ status }) => status === 'differs') ? 1 : 0
    return { row, code, run: { results, cached: true } }
  } catch (error) {
    if (error instanceof ResultsError) return undefined
    throw error
  }
}

interface RowOptions {
  /** `[3/18] next-auth 4.21.1 on next 13.5.11` */
  label: string
  /** See {@link harnessKey}. */
  harness: string
  folder: string
  /** Which specs to run, as arguments of the gate. */
  selection: string[]
}

/** Runs one subject, shows its progress, and caches its results. */
async function runRow(row: CatalogRow, { label, harness, folder, selection }: RowOptions): Promise<FinishedRow> {
  console.log(`${label} …`)
  const log = join(folder, 'gate.log')
  const began = performance.now()
  const { code, results, tail } = await childGate({
    args: [...flagsOf(row), ...selection],
    out: folder,
    log,
    onSpec: (count) => {
      if (process.stdout.isTTY) process.stdout.write(`\r  ${count} specs\r`)
      else if (count % 100 === 0) console.log(`  ${count} specs`)
    },
  })
  if (code === 130) return { row, code }
  if (!results) {
    console.error(`${tail}\n${nameOf(row)} has no results (exit ${code}). Full log: ${displayPath(log)}`)
    return { row, code }
  }
  // The book shows the timelines of the checkout's versions only; the other subjects are just columns
  const isInBook = nameOf(row) === nameOf(checkoutRow('v4'))
  const kept = isInBook ? results : { ...results, specs: results.specs.map(withoutEvidence) }
  // When npm resolves the transitive dependencies, the dependency tree is known only now
  const cache = results.complete ? await cacheFileOf(row, harness) : undefined
  if (cache) writeWhole(cache, JSON.stringify(kept))
  const differingSpecs = results.specs.filter(({ status }) => status === 'differs')
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  console.log(`  ${differingSpecs.length === 0 ? 'as specified' : `${differingSpecs.length} differ`}, in ${seconds} s`)
  for (const { id, title, expected, observed, reason } of differingSpecs)
    console.log(`  ✗ ${id} | ${title} | expected: ${expected} | observed: ${observed || reason}`)
  return { row, code, run: { results: kept, cached: false } }
}

/** The message for an interruption. A subject that could not run is not done: the next run tries it again. */
export const interruptedText = (finished: FinishedRow[], total: number) =>
  `\nInterrupted. ${finished.filter(({ run }) => run).length} of ${total} subjects are done; npm run matrix continues from there.`

/** Lists the subjects that have no column in the matrix. Empty if every subject has one. */
export function notRunText(finished: FinishedRow[]): string {
  const names = finished.filter(({ run }) => !run).map(({ row, code }) => `${nameOf(row)} (exit ${code})`)
  return names.length > 0
    ? `\n${names.length} of ${finished.length} subjects have no results, see above: ${names.join('; ')}`
    : ''
}

const withoutEvidence = (spec: SpecResult): SpecResult => ({ ...spec, timeline: [], code: '' })

/** Writes the matrix and its book, and prints it. */
function publish(folder: string, finished: FinishedRow[]): number {
  const worst = [3, 2, 1].find((wanted) => finished.some(({ code }) => code === wanted)) ?? 0
  const runs = finished.flatMap(({ run }) => run ?? [])
  if (runs.length === 0) return worst
  const matrix = matrixOf(runs)
  writeWhole(join(folder, 'matrix.json'), `${JSON.stringify(matrix)}\n`)
  const current = runs.findLast(({ results }) => results.subjects[0]?.app === 'v4') ?? runs.at(-1)
  if (current) writeBook(current.results, join(folder, 'book'), { matrix })
  const latest = join(outFolder(), 'matrix')
  switchLink(latest, folder)
  if (process.env.GITHUB_STEP_SUMMARY) appendFileSync(process.env.GITHUB_STEP_SUMMARY, matrixMarkdown(matrix))
  console.log(matrixText(matrix))
  const notRun = notRunText(finished)
  if (notRun) console.log(notRun)
  console.log(`\nWhere to look: ${displayPath(latest)}/book/index.html, ${displayPath(latest)}/matrix.json`)
  return worst
}

const nameOf = (row: CatalogRow) => `next-auth ${row['next-auth']} on next ${row.next}`

const flagsOf = (row: CatalogRow) => [`--app=${row.app}`, `--next-auth=${row['next-auth']}`, `--next=${row.next}`]

function matchesFilters(row: CatalogRow, values: { app?: string; 'next-auth'?: string; next?: string }): boolean {
  const fits = (version: string, range: string | undefined) => range === undefined || satisfies(version, range)
  return (
    (values.app ?? row.app) === row.app && fits(row['next-auth'], values['next-auth']) && fits(row.next, values.next)
  )
}

/** The row with the checkout's versions. */
const checkoutRow = (app: AppName): CatalogRow => ({ app, ...ownVersions(root, app) })

/** Adds the checkout's versions, so that a bump of next or next-auth needs no new row. */
const withCheckoutRows = (rows: CatalogRow[]) => uniqueRows([...rows, checkoutRow('v4'), checkoutRow('v5')])

const uniqueRows = (rows: CatalogRow[]) => {
  const names = rows.map(nameOf)
  return rows.filter((row, index) => names.indexOf(nameOf(row)) === index)
}

/**
 * The checkout's own subjects, each also once with the newest next-auth and once with the newest next of the registry,
 * prereleases included.
 */
async function canaries(): Promise<CatalogRow[]> {
  const [nexts, nextAuths] = await Promise.all(['next', 'next-auth'].map((name) => versionsOf(name, { root })))
  const next = nexts?.at(-1)
  return uniqueRows(
    (['v4', 'v5'] as const).flatMap((app) => {
      const nextAuth = nextAuths?.findLast((one) => appOf(one) === app)
      return [
        checkoutRow(app),
        ...(nextAuth ? [{ ...checkoutRow(app), 'next-auth': nextAuth }] : []),
        ...(next ? [{ ...checkoutRow(app), next }] : []),
      ]
    }),
  )
}

/** What the results of all subjects depend on, apart from this checkout's files. */
export interface RunEnvironment {
  /** Both browsers. */
  browsers: { path: string; version: string }[]
  /** `DATABASE_URL`; null: the embedded database. */
  database: string | null
}

/** Reads the versions of the browsers, and the settings. */
export async function runEnvironment(): Promise<RunEnvironment> {
  loadSettings()
  const { browser, fullBrowser } = await findBrowsers()
  const browsers = [browser, fullBrowser].map((path) => ({ path, version: versionOf(path) }))
  return { browsers, database: process.env.DATABASE_URL || null }
}

/** The version that a browser prints. On Windows that would open a window, so the file's modification time is used instead. */
function versionOf(browser: string): string {
  if (process.platform === 'win32') return String(statSync(browser).mtimeMs)
  const { stdout, status } = spawnSync(browser, ['--version'], { encoding: 'utf8' })
  // The gate reports a browser that does not start
  return status === 0 ? stdout.trim() : `ended with ${status}`
}

/** A hash of the specs and of what runs them. When it changes, every subject runs again. */
export function harnessKey(inputs: RunEnvironment & { selection: string[] }): string {
  const { selection, browsers, database } = inputs
  const hash = createHash('sha256').update(JSON.stringify([process.version, selection, browsers, database]))
  const files = [
    ...['e2e', 'fixtures', 'run', 'schema', 'subjects'].flatMap((folder) => filesBelow(join(root, folder))),
    join(root, 'report', 'collect.ts'),
    join(root, 'playwright.config.ts'),
    join(root, 'package-lock.json'),
  ]
  // The catalog and the lockfiles are left out: a row and its lockfile are part of the key of that row
  for (const file of files.filter((one) => !/\.test\.ts$|catalog\.ts$|locks[/\\][^/\\]+\.json$/.test(one))) {
    hash.update(`${relative(root, file)}\n`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** The file that a row's results are cached in. undefined: its transitive dependencies are not resolved yet. */
async function cacheFileOf(row: CatalogRow, harness: string): Promise<string | undefined> {
  try {
    const plan = await resolveSubject({ app: row.app, nextAuth: row['next-auth'], next: row.next }, { root })
    const tree = knownTree(root, plan)
    return tree && join(matrixCacheFolder(), `${keyOf(row, tree, harness)}.json`)
  } catch (error) {
    // The gate reports this error
    if (error instanceof NoSuchSubject || error instanceof SubjectFailed) return undefined
    throw error
  }
}

/** The cache key of a row's results. It changes with everything that they depend on. */
export function keyOf(row: CatalogRow, tree: string, harness: string): string {
  const source = sourceKey(root, appsFolder(), row.app)
  return createHash('sha256')
    .update(JSON.stringify([row, tree, source, harness]))
    .digest('hex')
    .slice(0, 20)
}
