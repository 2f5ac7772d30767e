import {
  claimedVerdict,
  forSubject,
  isDerivedRun,
  keysOf,
  moments,
  views,
  type LeftOut,
  type Moment,
  type Varying,
  type Verdict,
  type View,
} from '../../fixtures'
import { viewProbes } from './views'

/**
 * A row of a table: a verdict for each update path, which may vary with the versions. null, or missing at the end: a rule leaves
 * the combination out.
 */
export type Row = [View, Moment, ...(Verdict | Varying<Verdict> | null)[]]

export interface Combination<Path extends string> {
  path: Path
  view: View
  moment: Moment
}

/** Why some combinations of update path, view and moment are not cells of a table. */
export interface Rule<Path extends string = string> {
  reason: string
  leavesOut: (combination: Combination<Path>) => boolean
  /**
   * Only if the verdict of a combination follows from that of a cell: what is different in that cell. With `--derived`, these
   * combinations are run, and must have its verdict. undefined: this combination makes no sense.
   */
  follows?: (combination: Combination<Path>) => Partial<Combination<Path>> | undefined
}

/** A cell of a table. */
export interface TableCell<Path extends string> extends Combination<Path> {
  verdict: Verdict
  /** The id of the cell from whose verdict this one follows. Absent: it is in the table. */
  derivedFrom?: string
}

interface Table<Path extends string> {
  /** The prefix of the ids of its cells. */
  name: string
  /** Its columns. */
  paths: readonly Path[]
  rows: Row[]
  /** The first rule that applies counts. Absent: every combination without a verdict is left out, for no stated reason. */
  rules?: Rule<Path>[]
}

/** The permanent id of a cell: `fresh/get-query/use-session/immediately`. */
export const idOf = (table: string, { path, view, moment }: Combination<string>) => `${table}/${path}/${view}/${moment}`

/** Every combination of these update paths with every view and moment. */
const combinationsOf = <Path extends string>(paths: readonly Path[]): Combination<Path>[] =>
  keysOf(views).flatMap((view) => keysOf(moments).flatMap((moment) => paths.map((path) => ({ path, view, moment }))))

const ruleFor = <Path extends string>(rules: Rule<Path>[], combination: Combination<Path>) =>
  rules.find(({ leavesOut }) => leavesOut(combination))

/** The number of combinations that each rule of a table leaves out. */
export function leftOutOf<Path extends string>({ paths, rules = [] }: Pick<Table<Path>, 'paths' | 'rules'>): LeftOut[] {
  const counts = new Map(rules.map((rule) => [rule, 0]))
  for (const combination of combinationsOf(paths)) {
    const rule = ruleFor(rules, combination)
    if (rule) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  }
  return [...counts].map(([{ reason }, cells]) => ({ reason, cells }))
}

/**
 * The cells of a table.
 *
 * @throws if the table and the rules disagree: the spec file then fails to load, and the run exits with 2
 */
export function cellsOf<Path extends string>({ name, paths, rows, rules }: Table<Path>): TableCell<Path>[] {
  const id = (combination: Combination<string>) => idOf(name, combination)
  const verdicts = new Map(
    rows.flatMap(([view, moment, ...row]) =>
      paths.map((path, column) => [id({ path, view, moment }), row[column]] as const),
    ),
  )
  const names = rows.map(([view, moment]) => `${view} ${moment}`)
  const problems = names.filter((row, index) => names.indexOf(row) !== index).map((row) => `${row} has two rows`)
  const cells = combinationsOf(paths).flatMap((combination) => {
    const verdict = verdicts.get(id(combination))
    const rule = ruleFor(rules ?? [], combination)
    if (rule && verdict) problems.push(`${id(combination)} has a verdict, though "${rule.reason}"`)
    if (rules && !rule && !verdict) problems.push(`${id(combination)} has no verdict, and no rule leaves it out`)
    if (!verdict) return []
    if (combination.moment === 'after-poll' && !viewProbes[combination.view].pages?.['after-poll'])
      problems.push(`${id(combination)} has no page that polls: add one to the view's pages in views.ts`)
    return [{ ...combination, verdict: claimedVerdict(typeof verdict === 'string' ? verdict : forSubject(verdict)) }]
  })
  const derived = isDerivedRun ? derivedCells(combinationsOf(paths), rules ?? [], cells, id) : []
  if (problems.length > 0)
    throw new Error(
      `The table and its rules disagree. Give each cell a verdict in table.ts, or leave it out with a rule in rules.ts:\n${problems.join('\n')}`,
    )
  return [...cells, ...derived]
}

/** The combinations that are left out because their verdicts follow from those of cells, with these verdicts. */
function derivedCells<Path extends string>(
  combinations: Combination<Path>[],
  rules: Rule<Path>[],
  cells: TableCell<Path>[],
  id: (combination: Combination<string>) => string,
): TableCell<Path>[] {
  const byId = new Map(cells.map((cell) => [id(cell), cell]))
  // What a combination follows from may itself follow from a cell, or make no sense
  const cellBehind = (combination: Combination<Path>): TableCell<Path> | undefined => {
    const different = ruleFor(rules, combination)?.follows?.(combination)
    const next = { ...combination, ...different }
    return different && (byId.get(id(next)) ?? cellBehind(next))
  }
  return combinations.flatMap((combination) => {
    const cell = cellBehind(combination)
    return cell ? [{ ...combination, verdict: cell.verdict, derivedFrom: id(cell) }] : []
  })
}
