/** @jsxImportSource react */
import { databasePaths, keysOf, moments, views, type DatabasePath, type Results } from '../schema'
import { comparisonsOf, costInWords, differ, type Comparison, type ServerCost, type Side } from '../strategies'
import { Seen } from './freshness'

/** Whether a run has anything for this chapter. */
export const hasStrategies = ({ specs }: Results) => specs.some(({ databaseCell }) => databaseCell)

/** JWT and database, place by place: what each sees, when, and what the server does for it. */
export function Strategies({ results }: { results: Results }) {
  const comparisons = comparisonsOf(results)
  const both = comparisons.filter(({ jwt, database }) => jwt?.observed && database.observed)
  const differing = both.filter(differ)
  const paths = keysOf(databasePaths).filter((path) => comparisons.some((one) => one.path === path))
  return (
    <>
      <p className="lead">
        {both.length === 0
          ? 'This run has seen no place with both strategies. A whole run has: npm run gate'
          : `Places that were looked at with both strategies: ${both.length}. Seen otherwise with a database: ${differing.length}, in bold.`}
      </p>
      <p className="note">
        Costs are what the server did: queries to the database, requests to the auth routes, calls of the company API.
        That of a reading is counted from the landing of the update on: a page that is loaded for it is in it.
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
            <th scope="col">Where, and when</th>
            {hasTwin && <th scope="col">JWT</th>}
            {hasTwin && <th scope="col">a reading costs</th>}
            <th scope="col">Database</th>
            <th scope="col">a reading costs</th>
          </tr>
        </thead>
        <tbody>
          {comparisons.map((one) => (
            <tr key={one.database.spec} className={differ(one) ? 'differing' : undefined}>
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
            <Seen verdict={side.observed} />
          </a>
        ) : (
          'not seen'
        )}
      </td>
      <td>{costText(side?.reading)}</td>
    </>
  )
}

const costText = (cost: ServerCost | null | undefined) => (cost ? costInWords(cost) : 'not seen')
