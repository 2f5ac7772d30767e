import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeBook } from '../report/book'
import { writeWhole } from '../schema/files'
import { matrixMarkdown, matrixOf, matrixText, type MatrixRun } from '../report/matrix'
import { disagreements, disagreementsText, publishedIn, publishedText, withRuns } from '../report/published'
import type { Results, SpecResult } from '../schema/results'
import type { CatalogRow } from '../subjects/catalog'
import { checkoutRow, nameOf } from '../subjects/rows'
import { childGate } from './child-gate'
import { onInterruption } from './interruptions'
import { cachedResults, cacheFileOf, harnessKey, runEnvironment } from './matrix-cache'
import { displayPath, newRunFolder, outFolder, publishedFile, root, switchLink } from './paths'
import { committedGuide, upgradeFile, writeUpgradeGuide } from './upgrade-guide'

/** A subject that was run, or found in the cache. */
export interface FinishedRow {
  row: CatalogRow
  /** The gate's exit code. */
  code: number
  /** Absent: it has no results. */
  run?: MatrixRun
}

/**
 * Runs the specs on each subject, unless the cache has its results, and writes the matrix.
 *
 * @param selection which specs to run, as arguments of the gate
 * @param publishTo the published matrix that the results are added to. Absent: they are compared with the committed one
 * @returns the exit code: the worst of the runs, or 130
 */
export async function runMatrix(rows: CatalogRow[], selection: string[], publishTo?: string): Promise<number> {
  const folder = newRunFolder(outFolder(), 'matrix')
  mkdirSync(folder, { recursive: true })
  const harness = harnessKey({ selection, ...(await runEnvironment()) })
  let interrupted = false
  const ignoreInterruptions = onInterruption(() => (interrupted = true))
  const finished: FinishedRow[] = []
  for (const [index, row] of rows.entries()) {
    const label = `[${index + 1}/${rows.length}] ${nameOf(row)}`
    const results = cachedResults(await cacheFileOf(row, harness))
    const finishedRow = results
      ? fromCache(row, results, label)
      : await runRow(row, { label, harness, folder: join(folder, `${index + 1}`), selection })
    finished.push(finishedRow)
    if (interrupted || finishedRow.code === 130) {
      console.error(interruptedText(finished, rows.length))
      return 130
    }
  }
  ignoreInterruptions()
  const code = writeMatrix(folder, finished)
  const runs = finished.flatMap(({ run }) => run?.results ?? [])
  return Math.max(code, publishTo ? publish(runs, publishTo) : compareWithPublished(runs))
}

function fromCache(row: CatalogRow, results: Results, label: string): FinishedRow {
  console.log(`${label}: from the cache`)
  const code = results.specs.some(({ status }) => status === 'differs') ? 1 : 0
  return { row, code, run: { results, cached: true } }
}

interface RowOptions {
  /** `[3/18] next-auth 4.21.1 on next 13.5.11` */
  label: string
  /** See {@link harnessKey}. */
  harness: string
  folder: string
  /** See {@link runMatrix}. */
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
  const isInBook = nameOf(row) === nameOf(checkoutRow(root, 'v4'))
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

const flagsOf = (row: CatalogRow) => [
  `--app=${row.app}`,
  `--next-auth=${row['next-auth']}`,
  `--next=${row.next}`,
  ...(row.node === undefined ? [] : [`--node=${row.node}`]),
]

const withoutEvidence = (spec: SpecResult): SpecResult => ({ ...spec, timeline: [], code: '' })

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

/** Adds the runs to a published matrix, and renews the upgrade guide if it is the committed one. Returns an exit code. */
function publish(runs: Results[], file: string): number {
  const published = withRuns(publishedIn(file), runs)
  writeWhole(file, publishedText(published))
  console.log(`\nPublished ${runs.length} of ${published.columns.length} columns in ${displayPath(file)}. Commit it.`)
  if (file === publishedFile) {
    writeUpgradeGuide()
    console.log(`Wrote ${displayPath(upgradeFile)}. Commit it, too.`)
  }
  return 0
}

/** Reports where the runs and the committed matrix disagree. Returns an exit code. */
function compareWithPublished(runs: Results[]): number {
  const published = publishedIn(publishedFile)
  const all = runs.flatMap((run) => disagreements(published, run) ?? [])
  if (all.length === 0) return 0
  console.error(
    `\n${all.length} results are not as in ${displayPath(publishedFile)}:\n${disagreementsText(all)}\nIf the new ones are right: npm run matrix -- --publish`,
  )
  return 1
}

/** Writes the matrix and its book, and prints it. */
function writeMatrix(folder: string, finished: FinishedRow[]): number {
  const worst = [3, 2, 1].find((wanted) => finished.some(({ code }) => code === wanted)) ?? 0
  const runs = finished.flatMap(({ run }) => run ?? [])
  if (runs.length === 0) return worst
  const matrix = matrixOf(runs)
  writeWhole(join(folder, 'matrix.json'), `${JSON.stringify(matrix)}\n`)
  const current = runs.findLast(({ results }) => results.subjects[0]?.app === 'v4') ?? runs.at(-1)
  if (current) writeBook(current.results, join(folder, 'book'), { matrix, upgrade: committedGuide() })
  const latest = join(outFolder(), 'matrix')
  switchLink(latest, folder)
  if (process.env.GITHUB_STEP_SUMMARY) appendFileSync(process.env.GITHUB_STEP_SUMMARY, matrixMarkdown(matrix))
  console.log(matrixText(matrix))
  const notRun = notRunText(finished)
  if (notRun) console.log(notRun)
  console.log(`\nWhere to look: ${displayPath(latest)}/book/index.html, ${displayPath(latest)}/matrix.json`)
  return worst
}
