import {
  keysOf,
  moments,
  otherTables,
  updatePaths,
  views,
  type Moment,
  type OtherTable,
  type Verdict,
  type View,
} from '../schema/table'
import type { SpecResult, SpecStatus } from '../schema/results'

/** A table: the freshness table, which has the prefix of its ids as its name, or another one. */
export type TableName = 'fresh' | OtherTable

/** The question of each table, and its update paths. */
export const tables: Record<TableName, { question: string; paths: Record<string, string> }> = {
  fresh: { question: 'Who sees an updated session, and when?', paths: updatePaths },
  ...otherTables,
}

/** The tables other than the freshness table. */
export const otherTableNames: OtherTable[] = keysOf(otherTables)

/** A cell of any table. */
export interface TableCell {
  path: string
  view: View
  moment: Moment
  /** The expected verdict. */
  verdict: Verdict
  /** null: nothing was observed. */
  observed: Verdict | null
  cure?: Cure | null
}

/** The shortest cure for a stale view: another cell of the same table and update path, in which the view is fresh. */
export interface Cure {
  /** The id of the spec that proves it. */
  spec: string
  moment: Moment
}

/** The table that a spec is a cell of, and the cell. undefined: it is not a cell. */
export function tableCellOf({ cell, otherCell }: SpecResult): { table: TableName; cell: TableCell } | undefined {
  if (cell) return { table: 'fresh', cell }
  return otherCell && { table: otherCell.table, cell: otherCell }
}

/** The update paths of which every cell is not in this version. Empty where that is true of all of them. */
export function absentPathsOf<Path extends string>(
  cells: { cell: Pick<TableCell, 'path'>; status: SpecStatus }[],
  paths: readonly Path[],
): Path[] {
  const absent = paths.filter((path) =>
    cells.every(({ cell, status }) => cell.path !== path || status === 'not in this version'),
  )
  return absent.length < paths.length ? absent : []
}

/** Orders cells as the schema does: by table, update path, view and moment. */
export function compareCells(one: CellPlace, other: CellPlace): number {
  const [ranks, otherRanks] = [ranksOf(one), ranksOf(other)]
  return ranks.map((rank, at) => rank - (otherRanks[at] ?? 0)).find((difference) => difference !== 0) ?? 0
}

interface CellPlace {
  table: TableName
  cell: Pick<TableCell, 'path' | 'view' | 'moment'>
}

const ranksOf = ({ table, cell }: CellPlace) => [
  keysOf(tables).indexOf(table),
  Object.keys(tables[table].paths).indexOf(cell.path),
  keysOf(views).indexOf(cell.view),
  keysOf(moments).indexOf(cell.moment),
]
