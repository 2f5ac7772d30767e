/** @jsxImportSource react */
import { databasePaths, keysOf, moments, views, type DatabasePath } from '../../schema/table'
import type { Results } from '../../schema/results'
import {
  comparisonsOf,
  costInWords,
  haveDifferentVerdicts,
  type Comparison,
  type ServerCost,
  type Side,
} from '../strategies'
import { VerdictLabel } from './grid'

/** Whether a run has cells for this chapter. */
export const hasStrategies = ({ specs }: Results) => specs.some(({ otherCell }) => otherCell?.table === 'database')

/** JWT and database, view by view: the verdict at each moment, and what the server does for it. */
export function Strategies({ results }: { results: Results }) {
  const comparisons = comparisonsOf(results)
  const both = comparisons.filter(({ jwt, database }) => jwt?.observed && database.observed)
  const differing = both.filter(haveDifferentVerdicts)
  const paths = keysOf(databasePaths).filter((path) => comparisons.some((one) => one.path === path))
  return (
    <>
      <p className="lead">
        {both.length === 0
          ? 'This run observed no cell with both strategies. A whole run does: npm run gate'
          : `Cells that were observed with both strategies: ${both.length}. Cells with a different verdict in the database strategy: ${differing.length}, in bold.`}
      </p>
      <p className="note">
        Costs are what the server did: queries to the database, requests to the auth routes, calls to the company API.
        The cost of a read is everything that its spec cost beyond the update itself, including the page that the read
        loads, if any.
      </p>
      {paths.map((path) => (
        <PathTable key={path} path={path} comparisons={comparisons.filter((one) => one.path === path)} />
      ))}
    </>
  )
}

function PathTable({ path, comparisons }: { path: DatabasePath; comparisons: Comparison[] }) {
  const [first] = comparisons
  const hasTwin = comparisons.some(({ jwt }) => jwt)
  return (
    <section className="strategies">
      <h3>After {databasePaths[path]}</h3>
      <table>
        <caption>
          The update itself: {costText(first?.database.update)}
          {hasTwin && `; with JWT: ${costText(comparisons.find(({ jwt }) => jwt)?.jwt?.update)}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">View and moment</th>
            {hasTwin && <th scope="col">JWT</th>}
            {hasTwin && <th scope="col">cost of a read</th>}
            <th scope="col">Database</th>
            <th scope="col">cost of a read</th>
          </tr>
        </thead>
        <tbody>
          {comparisons.map((one) => (
            <tr key={one.database.spec} className={haveDifferentVerdicts(one) ? 'differing' : undefined}>
              <th scope="row">
                {views[one.view]} <small>{moments[one.moment]}</small>
              </th>
              {hasTwin && <SideCells side={one.jwt} />}
              <SideCells side={one.database} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function SideCells({ side }: { side: Side | null }) {
  return (
    <>
      <td>
        {side?.observed ? (
          <a href={`#${side.spec}`}>
            <VerdictLabel verdict={side.observed} />
          </a>
        ) : (
          'not observed'
        )}
      </td>
      <td>{costText(side?.reading)}</td>
    </>
  )
}

const costText = (cost: ServerCost | null | undefined) => (cost ? costInWords(cost) : 'not observed')
