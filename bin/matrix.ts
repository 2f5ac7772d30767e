import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { writeBook } from '../report/book'
import { writeWhole } from '../report/files'
import { matrixMarkdown, matrixOf, matrixText, type MatrixRun } from '../report/matrix'
import { readResults, ResultsError } from '../report/read'
import type { AppName, SpecResult } from '../report/schema'
import { filesBelow, sourceKey } from '../subjects/build'
import { catalog, type CatalogRow } from '../subjects/catalog'
import { NoSuchSubject, SubjectFailed } from '../subjects/errors'
import { knownTree, rowsWithoutLock, writeLocks } from '../subjects/install'
import { ownVersions, resolveSubject, versionsOf } from '../subjects/resolve'
import { appOf, satisfies } from '../subjects/versions'
import { parsed, subjectFlags, UsageError, wishIn } from './arguments'
import { checkIds } from './check-ids'
import { childGate } from './child-gate'
import { explained } from './explained'
import { appsFolder, theBrowsers } from './gate'
import { interruptions } from './playwright'
import { loadSettings, matrixCacheFolder, newRunFolder, outFolder, root, short, switchLink } from './settings'

const help = `npm run matrix                    the specs on every subject of subjects/catalog.ts, side by side
npm run matrix -- <spec id> …     these specs only
  --app <v4|v5>                   only this app
  --next-auth <range>             only these versions of next-auth, such as ">=4.21 <4.24"
  --next <range>                  only these versions of next
  --sample                        some specs of every chapter instead of all
  --canary                        instead of the catalogue: the checkout's versions, and the newest prereleases
npm run matrix -- --write-locks   runs nothing: writes to subjects/locks what rows of the catalogue lack, from which they are
                                  installed. To have npm choose everything anew, delete the folder first

A subject whose app, specs, versions and harness have not changed since its last run is taken from the cache. Interrupted,
it goes on where it was when it is run again.

Exit codes: the worst of its runs (see npm run gate -- --help)`

/** `npm run matrix`: runs the gate over the catalogue and puts the results side by side; gives the exit code. */
export const main = (args: string[]): Promise<number> => explained(() => runMatrix(args))

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
  wishIn(values)
  if (values['write-locks']) return writeAllLocks()
  const all = values.canary ? await canaries() : withOwn(catalog)
  const rows = all.filter((row) => isWanted(row, values))
  if (rows.length === 0)
    throw new UsageError('No subject matches. Expected some of subjects/catalog.ts: npm run matrix -- --help')
  await checkIds(ids)
  sayUnlocked(rows)

  const folder = newRunFolder(outFolder(), 'matrix')
  mkdirSync(folder, { recursive: true })
  const choice = [...ids, ...(values.sample ? ['--sample'] : [])]
  const harness = harnessKey({ choice, ...(await surroundings()) })
  let interrupted = false
  const interrupt = () => (interrupted = true)
  for (const signal of interruptions) process.on(signal, interrupt)
  const ended: EndedRow[] = []
  for (const [index, row] of rows.entries()) {
    const place = `[${index + 1}/${rows.length}] ${nameOf(row)}`
    const one =
      known(row, await cacheOf(row, harness), place) ??
      (await runRow(row, { place, harness, folder: join(folder, `${index + 1}`), choice }))
    ended.push(one)
    if (interrupted || one.code === 130) {
      console.error(interruptedText(ended, rows.length))
      return 130
    }
  }
  for (const signal of interruptions) process.off(signal, interrupt)
  return publish(folder, ended)
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
      ? 'Commit them: whoever runs these rows then installs the same packages.'
      : `All ${catalog.length} rows have a lock that fits.`,
  )
  return 0
}

/** What the gate says of a row whose lock is of no use goes to a log: here it is seen. */
function sayUnlocked(rows: CatalogRow[]): void {
  const unlocked = rowsWithoutLock(
    root,
    rows.filter((row) => catalog.includes(row) && nameOf(row) !== nameOf(own(row.app))),
  )
  if (unlocked.length > 0)
    console.log(
      `Without a lock that fits, so that npm chooses what lies below: ${unlocked.map(nameOf).join('; ')}.\nTo write it: npm run matrix -- --write-locks`,
    )
}

/** A subject that was run, or found in the cache. */
export interface EndedRow {
  row: CatalogRow
  /** The gate's exit code. */
  code: number
  /** Absent: it did not come to results. */
  run?: MatrixRun
}

/** What an earlier run gave, if there is one that can be read. */
function known(row: CatalogRow, cache: string | undefined, place: string): EndedRow | undefined {
  try {
    if (!cache || !existsSync(cache)) return undefined
    const results = readResults(cache)
    console.log(`${place}: from the cache`)
    const code = results.specs.some(({ status }) => status === 'differs') ? 1 : 0
    return { row, code, run: { results, cached: true } }
  } catch (error) {
    if (error instanceof ResultsError) return undefined
    throw error
  }
}

interface RowOptions {
  /** `[3/18] next-auth 4.21.1 on next 13.5.11` */
  place: string
  /** See {@link harnessKey}. */
  harness: string
  folder: string
  /** Which specs, as arguments of the gate. */
  choice: string[]
}

/** Runs one subject, shows how it goes on, and keeps its results. */
async function runRow(row: CatalogRow, { place, harness, folder, choice }: RowOptions): Promise<EndedRow> {
  console.log(`${place} …`)
  const log = join(folder, 'gate.log')
  const began = performance.now()
  const { code, results, tail } = await childGate({
    args: [...flagsOf(row), ...choice],
    out: folder,
    log,
    onSpec: (count) => {
      if (process.stdout.isTTY) process.stdout.write(`\r  ${count} specs\r`)
      else if (count % 100 === 0) console.log(`  ${count} specs`)
    },
  })
  if (code === 130) return { row, code }
  if (!results) {
    console.error(`${tail}\n${nameOf(row)} was not run (exit ${code}). All of it: ${short(log)}`)
    return { row, code }
  }
  // The book shows what happened on what the checkout has; of the others the columns are enough
  const isShown = nameOf(row) === nameOf(own('v4'))
  const kept = isShown ? results : { ...results, specs: results.specs.map(withoutEvidence) }
  // Where npm has chosen what lies below, that is known only now
  const cache = results.complete ? await cacheOf(row, harness) : undefined
  if (cache) writeWhole(cache, JSON.stringify(kept))
  const differ = results.specs.filter(({ status }) => status === 'differs')
  const took = ((performance.now() - began) / 1000).toFixed(0)
  console.log(`  ${differ.length === 0 ? 'as specified' : `${differ.length} differ`}, in ${took} s`)
  for (const { id, title, expected, observed, reason } of differ)
    console.log(`  ✗ ${id} | ${title} | expected: ${expected} | observed: ${observed || reason}`)
  return { row, code, run: { results: kept, cached: false } }
}

/** What is said of an interruption. A subject that could not be run is not done: it is tried again. */
export const interruptedText = (ended: EndedRow[], all: number) =>
  `\nInterrupted. ${ended.filter(({ run }) => run).length} of ${all} subjects are done; npm run matrix goes on from there.`

/** Which subjects the matrix has no column for. Empty where there is none. */
export function notRunText(ended: EndedRow[]): string {
  const names = ended.filter(({ run }) => !run).map(({ row, code }) => `${nameOf(row)} (exit ${code})`)
  return names.length > 0
    ? `\n${names.length} of ${ended.length} subjects were not run, see above: ${names.join('; ')}`
    : ''
}

const withoutEvidence = (spec: SpecResult): SpecResult => ({ ...spec, timeline: [], code: '' })

/** Writes the matrix and its book, and prints it. */
function publish(folder: string, ended: EndedRow[]): number {
  const worst = [3, 2, 1].find((wanted) => ended.some(({ code }) => code === wanted)) ?? 0
  const runs = ended.flatMap(({ run }) => run ?? [])
  if (runs.length === 0) return worst
  const matrix = matrixOf(runs)
  writeWhole(join(folder, 'matrix.json'), `${JSON.stringify(matrix)}\n`)
  const current = runs.findLast(({ results }) => results.subjects[0]?.app === 'v4') ?? runs.at(-1)
  if (current) writeBook(current.results, join(folder, 'book'), { matrix })
  const latest = join(outFolder(), 'matrix')
  switchLink(latest, folder)
  if (process.env.GITHUB_STEP_SUMMARY) appendFileSync(process.env.GITHUB_STEP_SUMMARY, matrixMarkdown(matrix))
  console.log(matrixText(matrix))
  const notRun = notRunText(ended)
  if (notRun) console.log(notRun)
  console.log(`\nWhere to look: ${short(latest)}/book/index.html, ${short(latest)}/matrix.json`)
  return worst
}

const nameOf = (row: CatalogRow) => `next-auth ${row['next-auth']} on next ${row.next}`

const flagsOf = (row: CatalogRow) => [`--app=${row.app}`, `--next-auth=${row['next-auth']}`, `--next=${row.next}`]

function isWanted(row: CatalogRow, values: { app?: string; 'next-auth'?: string; next?: string }): boolean {
  const fits = (version: string, range: string | undefined) => range === undefined || satisfies(version, range)
  return (
    (values.app ?? row.app) === row.app && fits(row['next-auth'], values['next-auth']) && fits(row.next, values.next)
  )
}

/** What the checkout has. */
const own = (app: AppName): CatalogRow => ({ app, ...ownVersions(root, app) })

/** Somebody who bumps next or next-auth need not write a row for it. */
const withOwn = (rows: CatalogRow[]) => once([...rows, own('v4'), own('v5')])

const once = (rows: CatalogRow[]) => {
  const names = rows.map(nameOf)
  return rows.filter((row, index) => names.indexOf(nameOf(row)) === index)
}

/** The checkout's own subjects, and beside each what comes next: the newest prereleases that the registry has. */
async function canaries(): Promise<CatalogRow[]> {
  const [nexts, nextAuths] = await Promise.all(['next', 'next-auth'].map((name) => versionsOf(name, { root })))
  const next = nexts?.at(-1)
  return once(
    (['v4', 'v5'] as const).flatMap((app) => {
      const nextAuth = nextAuths?.findLast((one) => appOf(one) === app)
      return [
        own(app),
        ...(nextAuth ? [{ ...own(app), 'next-auth': nextAuth }] : []),
        ...(next ? [{ ...own(app), next }] : []),
      ]
    }),
  )
}

/** What the results of all subjects depend on besides this checkout's files. */
export interface Surroundings {
  /** Of both browsers. */
  browsers: { path: string; version: string }[]
  /** `DATABASE_URL`; null: the embedded database. */
  database: string | null
}

/** Asks the browsers, and reads the settings. */
export async function surroundings(): Promise<Surroundings> {
  loadSettings()
  const { browser, wholeBrowser } = await theBrowsers()
  const browsers = [browser, wholeBrowser].map((path) => ({ path, version: versionOf(path) }))
  return { browsers, database: process.env.DATABASE_URL || null }
}

/** What a browser says of itself. On Windows it would open a window: there a new version is a file of another time. */
function versionOf(browser: string): string {
  if (process.platform === 'win32') return String(statSync(browser).mtimeMs)
  const { stdout, status } = spawnSync(browser, ['--version'], { encoding: 'utf8' })
  // What does not start is explained by the gate
  return status === 0 ? stdout.trim() : `ended with ${status}`
}

/** The specs and what runs them: when any of it changes, every subject is run again. */
export function harnessKey(given: Surroundings & { choice: string[] }): string {
  const { choice, browsers, database } = given
  const hash = createHash('sha256').update(JSON.stringify([process.version, choice, browsers, database]))
  const files = [
    ...['e2e', 'fixtures', 'subjects'].flatMap((folder) => filesBelow(join(root, folder))),
    ...['collect.ts', 'reporter.ts', 'schema.ts'].map((name) => join(root, 'report', name)),
    join(root, 'playwright.config.ts'),
    join(root, 'package-lock.json'),
  ]
  // What a row of the catalogue says, and what its lock holds, is part of that row's key alone
  for (const file of files.filter((one) => !/\.test\.ts$|catalog\.ts$|locks[/\\][^/\\]+\.json$/.test(one))) {
    hash.update(`${relative(root, file)}\n`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** Where a row's results are kept. undefined: what lies below its versions is not chosen yet. */
async function cacheOf(row: CatalogRow, harness: string): Promise<string | undefined> {
  try {
    const plan = await resolveSubject({ app: row.app, nextAuth: row['next-auth'], next: row.next }, { root })
    const tree = knownTree(root, plan)
    return tree && join(matrixCacheFolder(), `${keyOf(row, tree, harness)}.json`)
  } catch (error) {
    // The gate will say it
    if (error instanceof NoSuchSubject || error instanceof SubjectFailed) return undefined
    throw error
  }
}

/** Another one for other results. */
export function keyOf(row: CatalogRow, tree: string, harness: string): string {
  const source = sourceKey(root, appsFolder(), row.app)
  return createHash('sha256')
    .update(JSON.stringify([row, tree, source, harness]))
    .digest('hex')
    .slice(0, 20)
}
