import {
  combinations,
  keysOf,
  moments,
  updatePaths,
  views,
  type Moment,
  type UpdatePath,
  type Verdict,
  type View,
} from '../../schema/table'
import type { LeftOut, Results, SpecResult, SpecStatus } from '../../schema/results'

/** The spec of a cell of the freshness table. */
export type CellSpec = SpecResult & { cell: NonNullable<SpecResult['cell']> }

/** A view at a moment. A cell is null where the table has none for an update path. */
export interface Row {
  view: View
  moment: Moment
  cells: (CellSpec | null)[]
}

/** The freshness table of one run: only the update paths, views and moments that have a cell in it. */
export interface Table {
  paths: UpdatePath[]
  /** By view. */
  groups: { view: View; rows: Row[] }[]
  cells: CellSpec[]
  leftOut: LeftOut[]
  /** Whether every combination without a cell is left out by a rule. False: some were not part of this run. */
  whole: boolean
}

const isCell = (spec: SpecResult): spec is CellSpec => spec.cell !== null

/** The freshness table of a run, in the order of the schema. */
export function tableOf({ specs, leftOut }: Results): Table {
  const cells = specs.filter(isCell)
  const byKey = new Map(cells.map((spec) => [cellKey(spec.cell), spec]))
  const paths = keysOf(updatePaths).filter((path) => cells.some(({ cell }) => cell.path === path))
  const groups = keysOf(views).map((view) => {
    const rows = keysOf(moments).map((moment) => ({
      view,
      moment,
      cells: paths.map((path) => byKey.get(cellKey({ path, view, moment })) ?? null),
    }))
    return { view, rows: rows.filter((row) => row.cells.some(Boolean)) }
  })
  const leftOutCells = leftOut.reduce((sum, one) => sum + one.cells, 0)
  return {
    paths,
    groups: groups.filter(({ rows }) => rows.length > 0),
    cells,
    leftOut,
    whole: cells.length + leftOutCells === combinations,
  }
}

/** The key of a cell: `get-query/use-session/immediately`. */
export const cellKey = ({ path, view, moment }: { path: UpdatePath; view: View; moment: Moment }) =>
  `${path}/${view}/${moment}`

/** How a cell is shown: as the observed verdict if its spec held, otherwise as the status of its spec. */
export type CellState = Verdict | Exclude<SpecStatus, 'held'>

/** @returns `not run` also when a spec held without an observed verdict: the expected verdict is never shown as if it had been observed. */
export function stateOf({ status, cell }: CellSpec): CellState {
  return status === 'held' ? (cell.observed ?? 'not run') : status
}

/** The text of a cell: `fresh`, `differs: expected fresh, observed stale`. */
export function cellWords(spec: CellSpec): string {
  const { verdict, observed } = spec.cell
  const state = stateOf(spec)
  const unmet = spec.checks.find(({ pass, precondition }) => !pass && precondition)?.precondition
  const nothing = unmet ? `nothing (${unmet})` : state === 'differs' ? 'nothing, because the spec failed' : 'nothing'
  if (state === 'differs') return `differs: expected ${verdict}, observed ${observed ?? nothing}`
  return state === 'known to fail' ? `known to fail: ${observed ?? nothing} instead of ${verdict}` : state
}

/** The table as JSON, for other programs. */
export function tableJson(results: Results): string {
  const { groups, paths, leftOut, whole } = tableOf(results)
  const rows = groups.flatMap((group) => group.rows)
  return `${JSON.stringify(
    {
      schema: 1,
      startedAt: results.startedAt,
      complete: results.complete,
      subjects: results.subjects,
      paths: paths.map((id) => ({ id, words: updatePaths[id] })),
      rows: rows.map(({ view, moment, cells }) => ({
        view: { id: view, words: views[view] },
        moment: { id: moment, words: moments[moment] },
        cells: Object.fromEntries(
          cells.flatMap((spec) => {
            if (!spec) return []
            const { path, verdict, observed } = spec.cell
            return [[path, { id: spec.id, expected: verdict, observed, status: spec.status }]]
          }),
        ),
      })),
      /** False: some combinations were not part of this run. */
      whole,
      leftOut,
    },
    undefined,
    1,
  )}\n`
}
