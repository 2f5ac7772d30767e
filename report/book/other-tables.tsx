/** @jsxImportSource react */
import { keysOf } from '../../schema/table'
import type { Results } from '../../schema/results'
import { Grid } from './grid'
import { icons } from './svg'
import { Icon, slug } from './icons'
import { otherTablesOf, stateOf, type CellState, type Table } from './table'

/** The other tables of a run, each folded below its question. */
export function OtherTables({ results }: { results: Results }) {
  const others = otherTablesOf(results)
  if (others.length === 0) return null
  return (
    <div className="other-tables">
      <p className="note">
        Other changes of the session, with the same views and moments. Fresh means that the view shows the session as it
        is after the change: none after signing out.
      </p>
      {others.map((table) => (
        <details key={table.name} className="other-table" id={`_table-${table.name}`}>
          <summary>
            <h3>{table.question}</h3>
            <Counts table={table} />
          </summary>
          <Grid
            table={table}
            caption={`${table.question} By view and moment (rows) and by what changed the session (columns)`}
          />
        </details>
      ))}
    </div>
  )
}

/** How many cells of each state a table has. */
function Counts({ table: { cells } }: { table: Table }) {
  const counts = keysOf(icons as Record<CellState, string>)
    .map((state) => ({ state, count: cells.filter((spec) => stateOf(spec) === state).length }))
    .filter(({ count }) => count > 0)
  return (
    <span className="sums">
      {counts.map(({ state, count }) => (
        <span key={state} className={`verdict ${slug(state)}`}>
          <Icon of={state} /> {count} {state}
        </span>
      ))}
    </span>
  )
}
