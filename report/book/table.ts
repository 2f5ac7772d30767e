import {
  combinations,
  keysOf,
  moments,
  updatePaths,
  views,
  type Moment,
  type OtherTable,
  type UpdatePath,
  type Verdict,
  type View,
} from '../../schema/table'
import type { LeftOut, Results, SpecResult, SpecStatus } from '../../schema/results'
import { absentPathsOf, otherTableNames, tableCellOf, tables, type TableCell, type TableName } from '../tables'

/** The spec of a cell of a table. */
export type CellSpec = Omit<SpecResult, 'cell'> & { cell: TableCell }

/** A view at a moment. A cell is null where the table has none for an update path. */
export interface Row {
  view: View
  moment: Moment
  cells: (CellSpec | null)[]
}

/** A table of one run: only the update paths, views and moments that have a cell in it. */
export interface Table<Path extends string = string> {
  name: TableName
  question: string
  paths: Path[]
  /** The update paths in words. */
  words: Record<string, string>
  /** The update paths of which every cell is not in this version. */
  absent: Path[]
  /** By view. */
  groups: { view: View; rows: Row[] }[]
  cells: CellSpec[]
  leftOut: LeftOut[]
  /** Whether every combination without a cell is left out by a rule. False: some were not part of this run. */
  whole: boolean
}

/** The freshness table of a run, in the order of the schema. */
export function tableOf(results: Results): Table<UpdatePath> {
  const table = tableWith(results, 'fresh', keysOf(updatePaths))
  const leftOutCells = results.leftOut.reduce((sum, one) => sum + one.cells, 0)
  return { ...table, leftOut: results.leftOut, whole: table.cells.length + leftOutCells === combinations }
}

/** Another table of a run. It does not say which combinations have no cell. */
function otherTableOf(results: Results, name: OtherTable): Table {
  return tableWith(results, name, Object.keys(tables[name].paths))
}

/** The tables other than the freshness table, without those that have no cell in this run. */
export const otherTablesOf = (results: Results): Table[] =>
  otherTableNames.map((name) => otherTableOf(results, name)).filter(({ cells }) => cells.length > 0)

function tableWith<Path extends string>({ specs }: Results, name: TableName, allPaths: Path[]): Table<Path> {
  const cells = specs.flatMap((spec): CellSpec[] => {
    const found = tableCellOf(spec)
    return found?.table === name ? [{ ...spec, cell: found.cell }] : []
  })
  const byKey = new Map(cells.map((spec) => [cellKey(spec.cell), spec]))
  const paths = allPaths.filter((path) => cells.some(({ cell }) => cell.path === path))
  const groups = keysOf(views).map((view) => {
    const rows = keysOf(moments).map((moment) => ({
      view,
      moment,
      cells: paths.map((path) => byKey.get(cellKey({ path, view, moment })) ?? null),
    }))
    return { view, rows: rows.filter((row) => row.cells.some(Boolean)) }
  })
  const { question, paths: words } = tables[name]
  return {
    name,
    question,
    paths,
    words,
    absent: absentPathsOf(cells, paths),
    groups: groups.filter(({ rows }) => rows.length > 0),
    cells,
    leftOut: [],
    whole: false,
  }
}

/** The table without the update paths that are not in this version, and without the rows that have a cell only for these. */
export function presentPartOf<Path extends string>(table: Table<Path>): Table<Path> {
  const { paths, absent, groups, cells } = table
  const isPresent = (path: Path) => !absent.includes(path)
  const present = groups.map(({ view, rows }) => ({
    view,
    rows: rows
      .map((row) => ({ ...row, cells: row.cells.filter((_, column) => isPresent(paths[column] as Path)) }))
      .filter((row) => row.cells.some(Boolean)),
  }))
  return {
    ...table,
    paths: paths.filter(isPresent),
    absent: [],
    groups: present.filter(({ rows }) => rows.length > 0),
    cells: cells.filter(({ cell }) => isPresent(cell.path as Path)),
  }
}

/** The key of a cell: `get-query/use-session/immediately`. */
export const cellKey = ({ path, view, moment }: { path: string; view: View; moment: Moment }) =>
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

/** The tables as JSON, for other programs: the freshness table at the top, and the others in `tables`. */
export function tableJson(results: Results): string {
  const table = tableOf(results)
  return `${JSON.stringify(
    {
      schema: 1,
      startedAt: results.startedAt,
      complete: results.complete,
      subjects: results.subjects,
      ...contentOf(table),
      /** False: some combinations were not part of this run. */
      whole: table.whole,
      leftOut: table.leftOut,
      tables: otherTablesOf(results).map((other) => ({
        id: other.name,
        question: other.question,
        ...contentOf(other),
      })),
    },
    undefined,
    1,
  )}\n`
}

const contentOf = ({ paths, words, groups }: Table) => ({
  paths: paths.map((id) => ({ id, words: words[id] })),
  rows: groups
    .flatMap(({ rows }) => rows)
    .map(({ view, moment, cells }) => ({
      view: { id: view, words: views[view] },
      moment: { id: moment, words: moments[moment] },
      cells: Object.fromEntries(
        cells.flatMap((spec) => {
          if (!spec) return []
          const { path, verdict, observed, cure } = spec.cell
          return [
            [
              path,
              { id: spec.id, expected: verdict, observed, status: spec.status, ...(cure !== undefined && { cure }) },
            ],
          ]
        }),
      ),
    })),
})
