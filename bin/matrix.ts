import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { writeBook } from '../report/book'
import { writeWhole } from '../report/files'
import { matrixMarkdown, matrixOf, matrixText, type MatrixRun } from '../report/matrix'
import { readResults, ResultsError } from '../report/read'
import { settings, type AppName, type SpecResult } from '../report/schema'
import { filesBelow, sourceKey } from '../subjects/build'
import { catalog, type CatalogRow } from '../subjects/catalog'
import { ownVersions, versionsOf } from '../subjects/resolve'
import { appOf, satisfies } from '../subjects/versions'
import { parsed, subjectFlags, UsageError, wishIn } from './arguments'
import { childGate } from './child-gate'
import { explained } from './explained'
import { appsFolder } from './gate'
import { interruptions } from './playwright'
import { matrixCacheFolder, newRunFolder, outFolder, root, short, switchLink } from './settings'

const help = `npm run matrix                    the specs on every subject of subjects/catalog.ts, side by side
npm run matrix -- <spec id> …     these specs only
  --app <v4|v5>                   only this app
  --next-auth <range>             only these versions of next-auth, such as ">=4.21 <4.24"
  --next <range>                  only these versions of next
  --sample                        some specs of every chapter instead of all
  --canary                        instead of the catalogue: the checkout's versions, and the newest prereleases

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
  } as const
  const { values, positionals: ids } = parsed('matrix', { args, options, allowPositionals: true })
  if (values.help) {
    console.log(help)
    return 0
  }
  wishIn(values)
  const all = values.canary ? await canaries() : withOwn(catalog)
  const rows = all.filter((row) => isWanted(row, values))
  if (rows.length === 0)
    throw new UsageError('No subject matches. Expected some of subjects/catalog.ts: npm run matrix -- --help')

  const folder = newRunFolder(outFolder(), 'matrix')
  mkdirSync(folder, { recursive: true })
  const choice = [...ids, ...(values.sample ? ['--sample'] : [])]
  const harness = harnessKey(choice)
  let interrupted = false
  const interrupt = () => (interrupted = true)
  for (const signal of interruptions) process.on(signal, interrupt)
  const ended: EndedRow[] = []
  for (const [index, row] of rows.entries()) {
    const place = `[${index + 1}/${rows.length}] ${nameOf(row)}`
    const cache = join(matrixCacheFolder(), `${keyOf(row, harness)}.json`)
    const one =
      known(cache, place) ?? (await runRow(row, { place, cache, folder: join(folder, `${index + 1}`), choice }))
    if (interrupted || one.code === 130) {
      console.error(
        `\nInterrupted. ${ended.length} of ${rows.length} subjects are done; npm run matrix goes on from there.`,
      )
      return 130
    }
    ended.push(one)
  }
  for (const signal of interruptions) process.off(signal, interrupt)
  return publish(
    folder,
    ended.flatMap(({ run }) => run ?? []),
    ended.map(({ code }) => code),
  )
}

/** A subject that was run, or found in the cache. */
interface EndedRow {
  /** The gate's exit code. */
  code: number
  /** Absent: it did not come to results. */
  run?: MatrixRun
}

/** What an earlier run gave, if there is one that can be read. */
function known(cache: string, place: string): EndedRow | undefined {
  try {
    if (!existsSync(cache)) return undefined
    const results = readResults(cache)
    console.log(`${place}: from the cache`)
    return { code: results.specs.some(({ status }) => status === 'differs') ? 1 : 0, run: { results, cached: true } }
  } catch (error) {
    if (error instanceof ResultsError) return undefined
    throw error
  }
}

interface RowOptions {
  /** `[3/18] next-auth 4.21.1 on next 13.5.11` */
  place: string
  /** Where its results are kept. */
  cache: string
  folder: string
  /** Which specs, as arguments of the gate. */
  choice: string[]
}

/** Runs one subject, shows how it goes on, and keeps its results. */
async function runRow(row: CatalogRow, { place, cache, folder, choice }: RowOptions): Promise<EndedRow> {
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
  if (code === 130) return { code }
  if (!results) {
    console.error(`${tail}\n${nameOf(row)} was not run (exit ${code}). All of it: ${short(log)}`)
    return { code }
  }
  // The book shows what happened on what the checkout has; of the others the columns are enough
  const isShown = nameOf(row) === nameOf(own('v4'))
  const kept = isShown ? results : { ...results, specs: results.specs.map(withoutEvidence) }
  if (results.complete) writeWhole(cache, JSON.stringify(kept))
  const differ = results.specs.filter(({ status }) => status === 'differs')
  const took = ((performance.now() - began) / 1000).toFixed(0)
  console.log(`  ${differ.length === 0 ? 'as specified' : `${differ.length} differ`}, in ${took} s`)
  for (const { id, title, expected, observed, reason } of differ)
    console.log(`  ✗ ${id} | ${title} | expected: ${expected} | observed: ${observed || reason}`)
  return { code, run: { results: kept, cached: false } }
}

const withoutEvidence = (spec: SpecResult): SpecResult => ({ ...spec, timeline: [], code: '' })

/** Writes the matrix and its book, and prints it. */
function publish(folder: string, runs: MatrixRun[], codes: number[]): number {
  const worst = [3, 2, 1].find((code) => codes.includes(code)) ?? 0
  if (runs.length === 0) return worst
  const matrix = matrixOf(runs)
  writeWhole(join(folder, 'matrix.json'), `${JSON.stringify(matrix)}\n`)
  const current = runs.findLast(({ results }) => results.subjects[0]?.app === 'v4') ?? runs.at(-1)
  if (current) writeBook(current.results, join(folder, 'book'), { matrix })
  const latest = join(outFolder(), 'matrix')
  switchLink(latest, folder)
  if (process.env.GITHUB_STEP_SUMMARY) appendFileSync(process.env.GITHUB_STEP_SUMMARY, matrixMarkdown(matrix))
  console.log(matrixText(matrix))
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

/** The specs and what runs them: when any of it changes, every subject is run again. */
function harnessKey(choice: string[]): string {
  const { browser } = settings
  const hash = createHash('sha256').update(JSON.stringify([process.version, choice, process.env[browser] ?? null]))
  const files = [
    ...['e2e', 'fixtures', 'subjects'].flatMap((folder) => filesBelow(join(root, folder))),
    ...['collect.ts', 'reporter.ts', 'schema.ts'].map((name) => join(root, 'report', name)),
    join(root, 'playwright.config.ts'),
    join(root, 'package-lock.json'),
  ]
  // What a row of the catalogue says is part of that row's key alone
  for (const file of files.filter((one) => !/\.test\.ts$|catalog\.ts$/.test(one))) {
    hash.update(`${relative(root, file)}\n`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

function keyOf(row: CatalogRow, harness: string): string {
  const source = sourceKey(root, appsFolder(), row.app)
  return createHash('sha256')
    .update(JSON.stringify([row, source, harness]))
    .digest('hex')
    .slice(0, 20)
}
