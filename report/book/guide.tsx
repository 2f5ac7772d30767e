/** @jsxImportSource react */
import { moments, updatePaths, views } from '../../schema/table'
import type { Results } from '../../schema/results'
import { VerdictLabel } from './grid'
import { adviceOf, type Advice, type Cost } from './advice'
import { tableOf, type Table } from './table'

/** "Which way should I update my session?", answered by what this run observed. */
export function Guide({ results }: { results: Results }) {
  const table = tableOf(results)
  const advice = adviceOf(results)
  if (advice.length === 0)
    return <p className="note">The answer comes from the freshness table, which was not part of this run.</p>
  return (
    <>
      <p className="lead">
        This answer is computed from the cells above, and from what their pages sent and rendered. A cell that did not
        run, or whose spec failed before its verdict was observed, does not count.
      </p>
      <div className="guide">
        <Requirements table={table} />
        <div>
          <p className="answer scripted" role="status" id="_answer" />
          <table className="advice" id="_advice">
            <caption className="visually-hidden">Update paths: where they are fresh, and what they cost</caption>
            <thead>
              <tr>
                <th scope="col">Update path</th>
                <th scope="col">Fresh immediately in</th>
                <th scope="col">Requests from the page</th>
                <th scope="col">Renders with useSession</th>
                <th scope="col">Protected against CSRF</th>
              </tr>
            </thead>
            <tbody>
              {advice.map((one) => (
                <AdviceRow key={one.path} advice={one} />
              ))}
            </tbody>
          </table>
          <p className="note">
            Requests: sent by the page’s scripts between the update and the proof that it has landed. Renders: how often
            the component with useSession rendered, from the update on, in the spec that reads useSession immediately.
          </p>
        </div>
      </div>
    </>
  )
}

function AdviceRow({ advice: { path, cost, observed, immediate } }: { advice: Advice }) {
  return (
    <tr data-path={path} data-requests={cost?.requests.length}>
      <th scope="row">
        <span className="path">{updatePaths[path]}</span>
        <span className="outcome scripted" />
        <details>
          <summary>views and moments</summary>
          <dl>
            {observed.map(({ view, moments: observedMoments }) => (
              <div key={view}>
                <dt>{views[view]}</dt>
                {observedMoments.map(({ moment, verdict }) => (
                  <dd key={moment}>
                    <VerdictLabel verdict={verdict} /> {moments[moment]}
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        </details>
      </th>
      <td data-label="Fresh immediately in">
        {immediate.views > 0 ? immediate.fresh : 'not observed'}{' '}
        {immediate.views > 0 && <small>of {immediate.views} views</small>}
      </td>
      {cost ? <Costs cost={cost} /> : <td colSpan={3}>not observed in this run</td>}
    </tr>
  )
}

function Costs({ cost: { requests, renders, csrf, observedIn } }: { cost: Cost }) {
  return (
    <>
      <td data-label="Requests from the page">
        <a href={`#${observedIn}`}>{requests.length}</a>
        {requests.map((request, index) => (
          <code key={`${index} ${request}`}>{request}</code>
        ))}
      </td>
      <td data-label="Renders with useSession">
        <a href={`#${observedIn}`}>{renders}</a>
      </td>
      <td data-label="Protected against CSRF">{csrf}</td>
    </>
  )
}

/** The form for what must be fresh. The script ranks the update paths by it. */
function Requirements({ table }: { table: Table }) {
  return (
    <form className="requirements scripted" aria-label="What must be fresh">
      <fieldset>
        <legend>What must be fresh?</legend>
        {table.groups.map(({ view, rows }) => (
          <div key={view} className="requirement">
            <label>
              <input type="checkbox" name="want" value={view} />
              <span>{views[view]}</span>
            </label>
            <select aria-label={`When: ${views[view]}`} data-view={view}>
              {rows.map(({ moment }) => (
                <option key={moment} value={moment}>
                  {moments[moment]}
                </option>
              ))}
            </select>
          </div>
        ))}
      </fieldset>
    </form>
  )
}
