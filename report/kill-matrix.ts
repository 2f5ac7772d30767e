import { holdsHere } from '../schema/spec'
import type { Results, SpecResult } from '../schema/results'
import { tables } from './tables'

/** The version of `kill-matrix.json`. */
export const killMatrixSchema = 1

/**
 * - `caught`: every spec that must catch it did, with a mismatch.
 * - `survived`: a spec that must catch it held, or failed without a mismatch.
 * - `equivalent`: the fault has no observable effect, and the mutant says why.
 * - `does not apply`: the text that it replaces no longer exists.
 */
export type MutantStatus = 'caught' | 'survived' | 'equivalent' | 'does not apply'

/** One mutant, and the specs that caught it. */
export interface KillRow {
  id: string
  intent: string
  /** What the fault means for users or for the app. */
  loses: string
  file: string
  status: MutantStatus
  /** The specs that failed with a mismatch, and what they expected and observed. */
  by: { spec: string; expected: string; observed: string }[]
  /**
   * The specs without the expected result, and why: they should have caught it and did not, or should have held and did
   * not.
   */
  missed: { spec: string; why: string }[]
  /** Why it does not apply, could not run or survived. */
  why: string
  /** For a mutant that ran alone, how long its run took. For one that ran with others, how long its specs took. */
  seconds: number
  /** Why the fault has no observable effect. */
  equivalent?: string
}

/** The part of a mutant that the kill matrix uses. */
export interface MutantSummary extends Pick<KillRow, 'id' | 'intent' | 'loses' | 'file' | 'equivalent'> {
  /** The specs that must catch it. */
  caughtBy: string[]
  anyFailure?: true
  /** The specs that must still hold, and why. */
  rightlyHeld?: Record<string, string>
}

/** Mutants against specs. */
export interface KillMatrix {
  schema: typeof killMatrixSchema
  startedAt: string
  durationMs: number
  /** `next-auth 4.24.15, next 16.4.6` */
  subjects: string[]
  mutants: KillRow[]
  /** The specs outside the freshness table, and the mutants that each of them caught. */
  specs: { id: string; by: string[] }[]
  /** The rows of the freshness table (`use-session/immediately`), and the mutants that change a verdict in each of them. */
  lines: { line: string; by: string[] }[]
}

/**
 * Whether a spec detected a fault: one of our matchers found a mismatch, or a spec that is known to fail in this version
 * held. For a cell, only an observed verdict other than the expected one counts.
 */
export function detectsFault({ status, reason, checks, ...spec }: SpecResult): boolean {
  const cell = spec.cell ?? spec.otherCell
  if (status !== 'differs') return false
  if (reason.startsWith(holdsHere)) return true
  return cell ? cell.observed !== null && cell.observed !== cell.verdict : checks.some(({ pass }) => !pass)
}

/** Whether a spec failed, in any way, after it started. A failure to start a server or a browser is not a failure of the spec. */
const failedAfterSetup = ({ status, reason }: SpecResult) =>
  status === 'differs' && !/^Fixture "|while setting up "/.test(reason)

/**
 * Judges a mutant by a run of the specs that must catch it or must still hold.
 *
 * @param results undefined: the run produced none
 * @param why the reason to report when there are no results
 */
export function judgeMutant(
  mutant: MutantSummary,
  results: Results | undefined,
  why: string,
  seconds: number,
): KillRow {
  const { caughtBy, anyFailure, rightlyHeld = {} } = mutant
  const specs = results?.specs ?? []
  const by = specs
    .filter((spec) => detectsFault(spec) || (anyFailure && failedAfterSetup(spec)))
    .map(({ id, expected, observed }) => ({ spec: id, expected, observed }))
  const resultOf = (id: string) => specs.find((spec) => spec.id === id)
  const isCaughtBy = (id: string) => by.some(({ spec }) => spec === id)
  const missed = [
    ...caughtBy.filter((id) => !isCaughtBy(id)).map((id) => ({ spec: id, why: unexpectedResultOf(resultOf(id)) })),
    ...Object.keys(rightlyHeld)
      .filter((id) => resultOf(id)?.status !== 'held')
      .map((id) => ({
        spec: id,
        why: isCaughtBy(id)
          ? 'it failed, although the mutant says that it rightly holds'
          : unexpectedResultOf(resultOf(id)),
      })),
  ]
  const status = by.length > 0 && missed.length === 0 ? 'caught' : 'survived'
  return { ...summaryOf(mutant), status, by, missed, why, seconds }
}

function unexpectedResultOf(spec: SpecResult | undefined): string {
  if (!spec) return 'it did not run'
  const { status, reason, checks } = spec
  const cell = spec.cell ?? spec.otherCell
  if (status !== 'differs') return [status, reason].filter(Boolean).join(': ')
  const mismatch = checks.find(({ pass }) => !pass)
  if (cell && mismatch) return `it failed before it observed a verdict: ${mismatch.sentence}`
  return `it failed without a mismatch: ${reason}`
}

/** The row of a mutant that was not run. */
export function unrun(mutant: MutantSummary, status: MutantStatus, why: string): KillRow {
  return { ...summaryOf(mutant), status, by: [], missed: [], why, seconds: 0 }
}

const summaryOf = ({ id, intent, loses, file, equivalent }: MutantSummary) => ({
  id,
  intent,
  loses,
  file,
  ...(equivalent && { equivalent }),
})

/**
 * The mutants that each spec caught, and those that each row of the freshness table caught. The faults that make nearly every
 * spec fail do not count: they say little about a single spec.
 *
 * @param ids of all specs
 */
export function caughtBySpecs(mutants: KillRow[], ids: string[]): Pick<KillMatrix, 'specs' | 'lines'> {
  const catches = (matches: (spec: string) => boolean) =>
    mutants
      .filter(({ id, by }) => !id.startsWith('vacuity/') && by.some(({ spec }) => matches(spec)))
      .map(({ id }) => id)
  const tableRows = [...new Set(ids.flatMap((id) => tableRowOf(id) ?? []))]
  return {
    specs: ids.filter((id) => !tableRowOf(id)).map((id) => ({ id, by: catches((spec) => spec === id) })),
    lines: tableRows.map((line) => ({ line, by: catches((spec) => tableRowOf(spec) === line) })),
  }
}

/** The table row of a cell: `use-session/immediately`, or `database/use-session/immediately` in another table. */
function tableRowOf(id: string): string | undefined {
  const [, table = '', line] = /^([^/]+)\/[^/]+\/(.+)$/.exec(id) ?? []
  if (!Object.hasOwn(tables, table)) return undefined
  return table === 'fresh' ? line : `${table}/${line}`
}

/** How many mutants have each status. */
export function countsOfMutants({ mutants }: Pick<KillMatrix, 'mutants'>): Record<MutantStatus, number> {
  const counts = { caught: 0, survived: 0, equivalent: 0, 'does not apply': 0 }
  for (const { status } of mutants) counts[status] += 1
  return counts
}

/** The specs, and the rows of the freshness table, that caught no mutant. */
export function namesWithoutCatch({ specs, lines }: Pick<KillMatrix, 'specs' | 'lines'>): string[] {
  const all = [...specs.map(({ id, by }) => ({ name: id, by })), ...lines.map(({ line, by }) => ({ name: line, by }))]
  return all.filter(({ by }) => by.length === 0).map(({ name }) => name)
}

/** The maximum number of specs that the text of a mutant lists. */
const maxListed = 5

/** One mutant, for the terminal. */
export function mutantText({ id, intent, status, by, missed, why, seconds, equivalent }: KillRow): string {
  const sign = { caught: '✓', survived: '✗', equivalent: '=', 'does not apply': '✗' }[status]
  const took = seconds > 0 ? `  ${seconds.toFixed(1)} s` : ''
  const head = `${sign} ${id}: ${intent}${took}`
  const notes = [
    ...by
      .slice(0, maxListed)
      .map(
        ({ spec, expected, observed }) =>
          `caught by ${spec}: expected ${truncate(expected)}, observed ${truncate(observed)}`,
      ),
    ...(by.length > maxListed ? [`and by ${by.length - maxListed} more`] : []),
    ...missed.map((one) => `unexpected result of ${one.spec}: ${one.why}`),
    ...(status === 'equivalent' ? [`equivalent: ${equivalent}`] : []),
    ...(why ? [why] : []),
  ]
  return [head, ...notes.map((note) => `    ${note}`)].join('\n')
}

/** The summary at the end, for the terminal. */
export function killMatrixText(matrix: KillMatrix): string {
  const { caught, survived, equivalent, 'does not apply': notApplied } = countsOfMutants(matrix)
  const specsThatCaughtNothing = namesWithoutCatch(matrix).map((name) => `    ${name}`)
  const perMutant = matrix.durationMs / 1000 / Math.max(1, matrix.mutants.length)
  return [
    `${caught} caught, ${survived} survived, ${equivalent} equivalent, ${notApplied} not applicable; ${(matrix.durationMs / 1000).toFixed(0)} s, ${perMutant.toFixed(1)} s per mutant`,
    ...(specsThatCaughtNothing.length > 0
      ? [
          `Specs and table rows that caught none of these mutants (${specsThatCaughtNothing.length}):`,
          ...specsThatCaughtNothing,
        ]
      : []),
  ].join('\n')
}

const truncate = (text: string) => (text.length > 90 ? `${text.slice(0, 90)}…` : text)
