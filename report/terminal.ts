import { stripVTControlCharacters } from 'node:util'
import { isPart, statusWord } from './book/verdict'
import { median, type SpecRun } from './collect'
import { changeInWords, countsInWords, type Comparison, type Difference } from './diff'
import { quoteForShell } from './escape'
import { isDerived } from './tiers'
import { combinations } from '../schema/table'
import { holdsHere } from '../schema/spec'
import type { Results, SpecResult, SpecStatus, Subject } from '../schema/results'
import type { ReportedSubject } from '../schema/subject-on-disk'

export const symbols: Record<SpecStatus, string> = {
  held: '✓',
  differs: '✗',
  'known to fail': '≠',
  'not in this version': '–',
  'not run': '·',
}

/** One line for a spec that has finished. */
export function specLine(title: string, id: string, runs: SpecRun[]): string {
  const status = runs.at(-1)?.status ?? 'not run'
  const time = `${Math.round(median(runs.map(({ durationMs }) => durationMs)))} ms`.padStart(7)
  const times = runs.length > 1 ? ` ×${runs.length}` : ''
  const why = status === 'known to fail' || status === 'not in this version' ? ` (${status}: ${runs[0]?.reason})` : ''
  return `  ${symbols[status]} ${time}${times}  ${title}  [${id}]${why}`
}

/** `v4 on next-auth 4.24.15, next 16.4.6, react 19.3.1`, and the active mutant. */
export function headline({ subject: { app, versions, mutant } }: ReportedSubject): string {
  const { 'next-auth': nextAuth, next, react } = versions
  const fault = mutant ? `\nWith the mutant ${mutant.id}: ${mutant.intent}` : ''
  return `${app} on next-auth ${nextAuth}, next ${next}, react ${react}${fault}`
}

/** `next-auth 4.24.15, next 16.4.6, react 19.3.1, node v20.20.2, playwright 1.65.1, tree 3f2a91c04d1e, Chromium 156.0.8078.79` */
export function versionsLine({ versions }: Subject): string {
  const { browser, ...rest } = versions
  return [...Object.entries(rest).map(([name, version]) => `${name} ${version}`), `Chromium ${browser}`].join(', ')
}

/** One line for a spec that differs: id, sentence, expected, observed, versions, place. */
export function differenceLine(spec: SpecResult, subject: Subject): string {
  const { id, title, expected, observed, reason } = spec
  const range = reason.startsWith(holdsHere) ? [reason] : []
  const { 'next-auth': nextAuth, next } = subject.versions
  const versions = `next-auth ${nextAuth}, next ${next}`
  return [id, title, `expected: ${expected}`, `observed: ${observed}`, ...range, versions, placeOf(spec)].join(' | ')
}

/** The location of a spec: `e2e/article/post-request.spec.ts:12`. For a cell of a table, where the table generates it. */
export const placeOf = ({ file, line }: SpecResult) => `${file}:${line}`

/** How many specs have each status, in words: `21 held, 2 differ`. For part of the suite: `23 of 857 specs: 21 held, …`. */
export function countsLine(results: Results): string {
  const { specs } = results
  const statuses = Object.keys(symbols) as SpecStatus[]
  const counted = statuses.map((status) => ({ status, count: specs.filter((spec) => spec.status === status).length }))
  const words = counted
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${count} ${statusWord(status, count)}`)
  return `${isPart(results) ? `${specs.length} of ${results.total} specs: ` : ''}${words.join(', ')}`
}

/** One line for what was added, removed or changed: `C use-session-waits-for-reload | … | held → differs (…)`. */
const changeLine = (difference: Difference) =>
  oneLine(`${difference.letter} ${difference.id} | ${difference.title} | ${changeInWords(difference)}`)

/** The comparison of two files: versions first, then a line for each difference. */
export function comparedText({ versions, differences }: Comparison): string {
  const versionLines = versions.length > 0 ? [`Versions: ${versions.join(', ')}`, ''] : []
  const lines = differences.map(changeLine)
  const counts = differences.length === 0 ? 'No difference.' : `\n${countsInWords(differences)}`
  return [...versionLines, ...lines, counts].join('\n')
}

/** The specs of the run that a baseline does not have, so that their earlier status is unknown. Empty when it has them all. */
export function unknownText({ with: file, unknown = [] }: Comparison): string {
  const maxListed = 5
  const more = unknown.length > maxListed ? ` and ${unknown.length - maxListed} more` : ''
  const which = unknown.length === 1 ? 'this spec' : `these ${unknown.length} specs`
  return unknown.length === 0 ? '' : `${file} does not have ${which}: ${unknown.slice(0, maxListed).join(', ')}${more}.`
}

/** A run compared with the baseline. */
function comparisonText(comparison: Comparison, { specs }: Results): string[] {
  const { with: file, versions, differences, unknown = [] } = comparison
  const anyDiffers = specs.some(({ status }) => status === 'differs')
  const since = versions.length > 0 ? ` Since then: ${versions.join(', ')}.` : ''
  const unknownLines = unknown.length > 0 ? [unknownText(comparison)] : []
  if (differences.length === 0) {
    const others = specs.filter(({ status }) => status !== 'not run').length - unknown.length
    const ofOthers = unknown.length > 0 ? ` in the other ${others === 1 ? 'spec' : `${others} specs`}` : ''
    return [...unknownLines, ...(others > 0 ? [`No difference from ${file}${ofOthers}.${since}`] : []), '']
  }
  const notListed = differences.filter((difference) => difference.new?.status !== 'differs')
  const listed = differences.length - notListed.length
  return [
    ...unknownLines,
    `Compared with ${file}: ${countsInWords(differences)}${listed > 0 ? `, ${listed} of them listed above` : ''}.${since}`,
    ...notListed.map((difference) => `  ${changeLine(difference)}`),
    `  If this is intended: ${anyDiffers ? 'correct the specs that differ, then ' : ''}npm run gate -- --update-baseline, and commit ${file}`,
    '',
  ]
}

/** How large the freshness table is, and what it leaves out. */
function freshnessText({ specs, leftOut }: Results): string[] {
  if (leftOut.length === 0) return []
  const derived = specs.filter(isDerived).length
  if (derived > 0)
    return [
      `This run has ${derived} ${derived === 1 ? 'cell' : 'cells'} left out of the tables, because rules derive them from other cells.`,
      '',
    ]
  const cells = specs.filter(({ cell }) => cell).length
  const out = leftOut.reduce((sum, one) => sum + one.cells, 0)
  const whole = combinations - out
  if (cells < whole) return [`This run has ${cells} of ${whole} cells of the freshness table.`, '']
  return [
    `The freshness table: ${cells} cells. Of ${combinations} combinations, its rules leave out ${out}:`,
    ...leftOut.map(({ reason, cells: count }) => `${String(count).padStart(6)}  ${oneLine(reason)}`),
    '',
  ]
}

const oneLine = (text: string) => stripVTControlCharacters(text).replaceAll(/\s+/g, ' ')

/**
 * The summary at the end of a run, for the terminal.
 *
 * @param folder where the run's files are
 * @param comparison with the baseline, if there is one
 * @param subjectArgs the gate's arguments that selected the subject: `['--app', 'v5']`; undefined: Playwright itself was started
 */
export function verdictText(results: Results, folder: string, comparison?: Comparison, subjectArgs?: string[]): string {
  const [subject] = results.subjects
  if (!subject) return 'This run has no subject.'
  const differences = results.specs.filter(({ status }) => status === 'differs')
  const lines = [
    '',
    `${countsLine(results)}, in ${(results.durationMs / 1000).toFixed(1)} s`,
    versionsLine(subject),
    '',
    ...freshnessText(results),
  ]
  const [first] = differences
  if (first) {
    lines.push(
      `${differences.length} of ${results.specs.length} ${statusWord('differs', differences.length)}:`,
      ...differences.map((spec) => `  ${differenceLine(spec, subject)}`),
      '',
    )
    for (const { id, trace } of differences) {
      if (trace) lines.push(`  The trace of ${id}: npx playwright show-trace ${folder}/${trace}`)
    }
    const command = subjectArgs
      ? ['npm', 'run', 'gate', '--', first.id, ...subjectArgs]
      : ['npx', 'playwright', 'test', '--grep', `@${first.id}`]
    const rerunCommand = [...command, '--trace', 'on'].map(quoteForShell).join(' ')
    const which = differences.length > 1 ? 'the first of them' : 'it'
    lines.push(`  To run ${which} again and record a trace: ${rerunCommand}`, '')
  }
  if (comparison) lines.push(...comparisonText(comparison, results))
  for (const error of results.errors) lines.push(error, '')
  lines.push(
    `Where to look: ${folder}/book/index.html, ${folder}/results.json, ${folder}/playwright/index.html (npx playwright show-report ${folder}/playwright)`,
  )
  return lines.join('\n')
}

/** Indents lines, each of which may consist of several. */
export const indent = (lines: string[]) =>
  lines
    .flatMap((line) => line.split('\n'))
    .map((line) => `    ${line}`.trimEnd())
    .join('\n')
