import {
  claimedVerdict,
  forSubject,
  keysOf,
  moments,
  updatePaths,
  views,
  type Cell,
  type LeftOut,
  type Moment,
  type UpdatePath,
  type Varying,
  type Verdict,
  type View,
} from '../../fixtures'
import { rules } from './rules'
import { viewProbes } from './views'

/**
 * A row of the table: a verdict for each update path, which may vary with the versions. null: a rule leaves the combination
 * out.
 */
export type Row = [View, Moment, ...(Verdict | Varying<Verdict> | null)[]]

const combinations = keysOf(views).flatMap((view) =>
  keysOf(moments).flatMap((moment) => keysOf(updatePaths).map((path) => ({ path, view, moment }))),
)
const ruleFor = (combination: { path: UpdatePath; view: View; moment: Moment }) =>
  rules.find(({ leavesOut }) => leavesOut(combination))

/** The permanent id of a cell: `fresh/get-query/use-session/immediately`. */
export const idOf = ({ path, view, moment }: Omit<Cell, 'verdict'>) => `fresh/${path}/${view}/${moment}`

/** The number of combinations that each rule leaves out. */
export const leftOut: LeftOut[] = rules.map((rule) => ({
  reason: rule.reason,
  cells: combinations.filter((combination) => ruleFor(combination) === rule).length,
}))

/**
 * The cells of a table.
 *
 * @throws if the table and the rules disagree: the spec file then fails to load, and the run exits with 2
 */
export function cellsOf(table: Row[]): Cell[] {
  const verdicts = new Map(
    table.flatMap(([view, moment, ...row]) =>
      keysOf(updatePaths).map((path, column) => [idOf({ path, view, moment }), row[column]] as const),
    ),
  )
  const rows = table.map(([view, moment]) => `${view} ${moment}`)
  const problems = rows.filter((row, index) => rows.indexOf(row) !== index).map((row) => `${row} has two rows`)
  const cells = combinations.flatMap((combination) => {
    const verdict = verdicts.get(idOf(combination))
    const rule = ruleFor(combination)
    if (rule && verdict) problems.push(`${idOf(combination)} has a verdict, though "${rule.reason}"`)
    if (!rule && !verdict) problems.push(`${idOf(combination)} has no verdict, and no rule leaves it out`)
    if (!verdict) return []
    if (combination.moment === 'after-poll' && !viewProbes[combination.view].pages?.['after-poll'])
      problems.push(`${idOf(combination)} has no page that polls: add one to the view's pages in views.ts`)
    return [{ ...combination, verdict: claimedVerdict(typeof verdict === 'string' ? verdict : forSubject(verdict)) }]
  })
  if (problems.length > 0)
    throw new Error(
      `table.ts and rules.ts disagree. Give each cell a verdict, or leave it out with a rule:\n${problems.join('\n')}`,
    )
  return cells
}
