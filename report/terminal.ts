import { median, type SpecRun } from './collect'
import type { Results, SpecResult, SpecStatus, Subject } from './schema'

const symbols: Record<SpecStatus, string> = {
  held: '✓',
  differs: '✗',
  'known to fail': '≠',
  'not in this version': '–',
  'not run': '·',
}

/** One line for a spec that has ended. */
export function specLine(title: string, id: string, runs: SpecRun[]): string {
  const status = runs.at(-1)?.status ?? 'not run'
  const time = `${Math.round(median(runs.map(({ durationMs }) => durationMs)))} ms`.padStart(8)
  const times = runs.length > 1 ? ` ×${runs.length}` : ''
  const why = status === 'known to fail' || status === 'not in this version' ? ` (${status}: ${runs[0]?.reason})` : ''
  return `  ${symbols[status]}${time}${times}  ${title}  [${id}]${why}`
}

/** `next-auth 4.24.15, next 16.4.6, react 19.3.1, Chromium 156.0.8078.79, node v20.20.2, playwright 1.65.1` */
export function versionsLine({ versions }: Subject): string {
  const { browser, ...rest } = versions
  return [...Object.entries(rest).map(([name, version]) => `${name} ${version}`), `Chromium ${browser}`].join(', ')
}

/** One line for a spec that differs: id, sentence, expected, observed, versions. */
export function differenceLine(spec: SpecResult, subject: Subject): string {
  const { id, title, expected, observed, reason } = spec
  const range = reason.startsWith('it holds here') ? ` | ${reason}` : ''
  const { 'next-auth': nextAuth, next } = subject.versions
  return `${id} | ${title} | expected: ${expected} | observed: ${observed}${range} | next-auth ${nextAuth}, next ${next}`
}

/** How many specs have each status, in words: `21 held, 1 known to fail`. */
export function countsLine({ specs }: Results): string {
  const statuses = Object.keys(symbols) as SpecStatus[]
  const counted = statuses.map((status) => ({ status, count: specs.filter((spec) => spec.status === status).length }))
  return counted
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${count} ${status}`)
    .join(', ')
}

/**
 * The end of a run, for a terminal.
 *
 * @param folder where the run's files are
 */
export function verdictText(results: Results, folder: string): string {
  const [subject] = results.subjects
  if (!subject) return 'Nothing was under test.'
  const differences = results.specs.filter(({ status }) => status === 'differs')
  const lines = [
    '',
    `${countsLine(results)}, in ${(results.durationMs / 1000).toFixed(1)} s`,
    versionsLine(subject),
    '',
  ]
  if (differences.length > 0) {
    lines.push(
      `${differences.length} of ${results.specs.length} differ:`,
      ...differences.map((spec) => `  ${differenceLine(spec, subject)}`),
      '',
    )
    for (const { id, trace } of differences) {
      if (trace) lines.push(`  The trace of ${id}: npx playwright show-trace ${folder}/${trace}`)
    }
    lines.push('  One of them again, with all that a trace can hold: npm run gate -- <id> --trace on', '')
  }
  for (const error of results.errors) lines.push(error, '')
  lines.push(
    `Where to look: ${folder}/results.json, ${folder}/playwright/index.html (npx playwright show-report ${folder}/playwright)`,
  )
  return lines.join('\n')
}
