/** @jsxImportSource react */
import { keysOf, moments, views } from '../../schema/table'
import type { Results } from '../../schema/results'
import { Grid } from './grid'
import { Icon, slug } from './icons'
import { stateOf, tableOf, type CellState, type Table } from './table'

const legend: Record<CellState, string> = {
  fresh: 'the view shows the updated session',
  stale: 'the view shows the old session',
  'signed out': 'the view no longer shows a session',
  'cannot be read': 'what the view returns contains no session',
  differs: 'what was observed is not what the table says',
  'known to fail': 'these versions are outside the range in which the spec holds',
  'not in this version': 'these versions do not have what the spec needs',
  'not run': 'nothing was observed, so nothing is claimed',
}

/** Update path × view × moment → verdict, as a grid with filters. */
export function FreshnessTable({ results }: { results: Results }) {
  const table = tableOf(results)
  if (table.cells.length === 0)
    return <p className="note">The freshness table was not part of this run. A full run includes it: npm run gate</p>
  return (
    <>
      <p className="lead">
        A session is changed by one of {table.paths.length - table.absent.length} update paths. Each cell is a spec that
        changed the session in this way, with its own browser state, and then read one view at one moment. Open a cell
        to see what happened.
      </p>
      <Filters table={table} />
      <Grid
        table={table}
        caption="What each view shows after an update, by view and moment (rows) and update path (columns)"
      >
        <p className="note nothing" hidden>
          No cell matches these filters.
        </p>
      </Grid>
      <LeftOutList table={table} />
    </>
  )
}

function Filters({ table }: { table: Table }) {
  const momentsOfTable = table.groups.flatMap(({ rows }) => rows.map(({ moment }) => moment))
  const allMoments = keysOf(moments).filter((one) => momentsOfTable.includes(one))
  const counts = keysOf(legend)
    .map((state) => ({ state, count: table.cells.filter((spec) => stateOf(spec) === state).length }))
    .filter(({ count }) => count > 0)
  return (
    <>
      <ul className="legend" aria-label="What the cells mean">
        {counts.map(({ state, count }) => (
          <li key={state}>
            <button type="button" aria-pressed="false" data-verdict={slug(state)} disabled>
              <span className={`cell ${slug(state)}`}>
                <Icon of={state} />
              </span>
              <b>{state}</b> <span className="count">{count}</span>
            </button>
            <span className="means">{legend[state]}</span>
          </li>
        ))}
        <li>
          <span className="key">
            <span className="cell empty" aria-hidden="true">
              ·
            </span>
            <b>{table.whole ? 'left out' : 'no cell'}</b>
          </span>
          <span className="means">
            {table.whole ? 'by a rule (see below the table)' : 'left out by a rule, or not in this run'}
          </span>
        </li>
      </ul>
      <form className="filters table-filters scripted" aria-label="Filter the table">
        <Select name="path" label="Update path" allLabel="every update path" labels={table.words} keys={table.paths} />
        <Select
          name="view"
          label="View"
          allLabel="every view"
          labels={views}
          keys={table.groups.map(({ view }) => view)}
        />
        <Select name="moment" label="Moment" allLabel="every moment" labels={moments} keys={allMoments} />
        <button type="button" className="quiet" id="_clear">
          Show all
        </button>
        <output id="_shown">{`${table.cells.length} cells`}</output>
      </form>
    </>
  )
}

interface SelectProps<Key extends string> {
  name: string
  label: string
  allLabel: string
  labels: Record<string, string>
  keys: Key[]
}

function Select<Key extends string>({ name, label, allLabel, labels, keys }: SelectProps<Key>) {
  return (
    <label>
      <span>{label}</span>
      <select name={name}>
        <option value="">{allLabel}</option>
        {keys.map((key) => (
          <option key={key} value={key}>
            {labels[key]}
          </option>
        ))}
      </select>
    </label>
  )
}

function LeftOutList({ table: { leftOut, whole } }: { table: Table }) {
  const count = leftOut.reduce((sum, { cells }) => sum + cells, 0)
  if (count === 0) return null
  return (
    <details className="left-out">
      <summary>
        {count} combinations are left out by rules{whole ? '' : '; others were not part of this run'}
      </summary>
      <ul>
        {leftOut.map(({ reason, cells }) => (
          <li key={reason}>
            <span className="count">{cells}</span> {reason}
          </li>
        ))}
      </ul>
    </details>
  )
}
