import { holdsHere, type Results, type SpecResult } from './schema'

/** The version of `kill-matrix.json`. */
export const killMatrixSchema = 1

/**
 * - `caught`: every spec that was to catch it did, by a mismatch.
 * - `survived`: a spec that was to catch it held, or broke otherwise than by a mismatch.
 * - `equivalent`: nobody can see a difference, and the mutant says why.
 * - `does not apply`: what it replaces is no longer there.
 */
export type MutantStatus = 'caught' | 'survived' | 'equivalent' | 'does not apply'

/** One mutant, and who saw it. */
export interface KillRow {
  id: string
  intent: string
  loses: string
  file: string
  status: MutantStatus
  /** The specs that turned red by a mismatch, and what they said. */
  by: { spec: string; expected: string; observed: string }[]
  /** The specs that were to and did not, and why not. */
  missed: { spec: string; why: string }[]
  /** Why it does not apply, or could not be run. */
  why: string
  /** Of a mutant that was alone, how long its run took; of one among others, how long its specs took. */
  seconds: number
  /** Why nobody can see a difference. */
  equivalent?: string
}

/** A mutant, as far as the kill matrix tells of it. */
export interface MutantInWords extends Pick<KillRow, 'id' | 'intent' | 'loses' | 'file' | 'equivalent'> {
  caughtBy: string[]
  anyFailure?: true
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
  /** The specs outside the freshness table, and the mutants that each has caught. */
  specs: { id: string; by: string[] }[]
  /** The lines of the freshness table (`use-session/at-once`), and the mutants that turn a verdict in each. */
  lines: { line: string; by: string[] }[]
}

/**
 * Whether a spec saw a fault: one of our matchers found a mismatch, or what is known to fail in this version holds. Of a
 * cell, only another verdict counts.
 */
export function sees({ status, reason, checks, ...spec }: SpecResult): boolean {
  const cell = spec.cell ?? spec.databaseCell
  if (status !== 'differs') return false
  if (reason.startsWith(holdsHere)) return true
  return cell ? cell.observed !== null && cell.observed !== cell.verdict : checks.some(({ pass }) => !pass)
}

/** Whether a spec failed in whatever way, once it had begun: a server or a browser that did not start says nothing of it. */
const failsItself = ({ status, reason }: SpecResult) =>
  status === 'differs' && !/^Fixture "|while setting up "/.test(reason)

/**
 * Judges a mutant by a run of the specs that are to catch it.
 *
 * @param results undefined: the run gave none
 * @param why what is to be said where there are no results
 */
export function judgeMutant(
  mutant: MutantInWords,
  results: Results | undefined,
  why: string,
  seconds: number,
): KillRow {
  const { caughtBy, anyFailure, rightlyHeld = {} } = mutant
  const specs = results?.specs ?? []
  const by = specs
    .filter((spec) => sees(spec) || (anyFailure && failsItself(spec)))
    .map(({ id, expected, observed }) => ({ spec: id, expected, observed }))
  const resultOf = (id: string) => specs.find((spec) => spec.id === id)
  const isSeenBy = (id: string) => by.some(({ spec }) => spec === id)
  const missed = [
    ...caughtBy.filter((id) => !isSeenBy(id)).map((id) => ({ spec: id, why: whyNot(resultOf(id)) })),
    ...Object.keys(rightlyHeld)
      .filter((id) => resultOf(id)?.status !== 'held')
      .map((id) => ({
        spec: id,
        why: isSeenBy(id) ? 'it saw it, though the mutant says that it rightly holds' : whyNot(resultOf(id)),
      })),
  ]
  const status = by.length > 0 && missed.length === 0 ? 'caught' : 'survived'
  return { ...wordsOf(mutant), status, by, missed, why, seconds }
}

function whyNot(spec: SpecResult | undefined): string {
  if (!spec) return 'it was not run'
  const { status, reason, checks } = spec
  const cell = spec.cell ?? spec.databaseCell
  if (status !== 'differs') return [status, reason].filter(Boolean).join(': ')
  const mismatch = checks.find(({ pass }) => !pass)
  if (cell && mismatch) return `its verdict was not reached: ${mismatch.sentence}`
  return `it broke otherwise than by a mismatch: ${reason}`
}

/** A mutant that needs no run. */
export function unrun(mutant: MutantInWords, status: MutantStatus, why: string): KillRow {
  return { ...wordsOf(mutant), status, by: [], missed: [], why, seconds: 0 }
}

const wordsOf = ({ id, intent, loses, file, equivalent }: MutantInWords) => ({
  id,
  intent,
  loses,
  file,
  ...(equivalent && { equivalent }),
})

/**
 * Which mutants each spec has caught, and each line of the freshness table. The faults on which nearly everything must fail
 * do not count: they say little of one spec.
 *
 * @param ids of all specs
 */
export function caughtBySpecs(mutants: KillRow[], ids: string[]): Pick<KillMatrix, 'specs' | 'lines'> {
  const catches = (fits: (spec: string) => boolean) =>
    mutants.filter(({ id, by }) => !id.startsWith('vacuity/') && by.some(({ spec }) => fits(spec))).map(({ id }) => id)
  const lines = [...new Set(ids.flatMap((id) => lineOf(id) ?? []))]
  return {
    specs: ids.filter((id) => !lineOf(id)).map((id) => ({ id, by: catches((spec) => spec === id) })),
    lines: lines.map((line) => ({ line, by: catches((spec) => lineOf(spec) === line) })),
  }
}

/** The line of its table that a cell is in: `use-session/at-once`; of the database strategy's, `database/use-session/at-once`. */
function lineOf(id: string): string | undefined {
  const [, table, line] = /^(fresh|database)\/[^/]+\/(.+)$/.exec(id) ?? []
  return table === 'database' ? `database/${line}` : line
}

/** How many mutants have each status. */
export function countsOfMutants({ mutants }: Pick<KillMatrix, 'mutants'>): Record<MutantStatus, number> {
  const counts = { caught: 0, survived: 0, equivalent: 0, 'does not apply': 0 }
  for (const { status } of mutants) counts[status] += 1
  return counts
}

/** The specs, and the lines of the freshness table, that no mutant has turned red. */
export function blindOf({ specs, lines }: Pick<KillMatrix, 'specs' | 'lines'>): string[] {
  const all = [...specs.map(({ id, by }) => ({ name: id, by })), ...lines.map(({ line, by }) => ({ name: line, by }))]
  return all.filter(({ by }) => by.length === 0).map(({ name }) => name)
}

/** Of how many specs a mutant's line tells. */
const shown = 5

/** What a terminal shows of one mutant. */
export function mutantText({ id, intent, status, by, missed, why, seconds, equivalent }: KillRow): string {
  const sign = { caught: '✓', survived: '✗', equivalent: '=', 'does not apply': '✗' }[status]
  const took = seconds > 0 ? `  ${seconds.toFixed(1)} s` : ''
  const head = `${sign} ${id}: ${intent}${took}`
  const notes = [
    ...by
      .slice(0, shown)
      .map(({ spec, expected, observed }) => `caught by ${spec}: expected ${cut(expected)}, observed ${cut(observed)}`),
    ...(by.length > shown ? [`and by ${by.length - shown} more`] : []),
    ...missed.map((one) => `not caught by ${one.spec}: ${one.why}`),
    ...(status === 'equivalent' ? [`equivalent: ${equivalent}`] : []),
    ...(why ? [why] : []),
  ]
  return [head, ...notes.map((note) => `    ${note}`)].join('\n')
}

/** What a terminal shows at the end. */
export function killMatrixText(matrix: KillMatrix): string {
  const { caught, survived, equivalent, 'does not apply': gone } = countsOfMutants(matrix)
  const blind = blindOf(matrix).map((name) => `    ${name}`)
  const perMutant = matrix.durationMs / 1000 / Math.max(1, matrix.mutants.length)
  return [
    `${caught} caught, ${survived} survived, ${equivalent} equivalent, ${gone} do not apply; ${(matrix.durationMs / 1000).toFixed(0)} s, ${perMutant.toFixed(1)} s for each`,
    ...(blind.length > 0 ? [`Not turned red by any of these mutants (${blind.length}):`, ...blind] : []),
  ].join('\n')
}

const cut = (text: string) => (text.length > 90 ? `${text.slice(0, 90)}…` : text)
