/** @jsxImportSource react */
import { moments, updatePaths, views, type Results } from '../schema'
import { Seen } from './freshness'
import { adviceOf, type Advice, type Cost } from './guide'
import { tableOf, type Table } from './table'

/** "Which way should I update my session?", answered by what this run has seen. */
export function Guide({ results }: { results: Results }) {
  const table = tableOf(results)
  const advice = adviceOf(results)
  if (advice.length === 0)
    return <p className="note">Without the freshness table there is nothing to answer it with.</p>
  return (
    <>
      <p className="lead">
        Nobody wrote this answer down: it is counted from the cells above and from what their pages sent and rendered.
        What was not run, or differed before it was seen, counts for nothing.
      </p>
      <div className="guide">
        <Wishes table={table} />
        <div>
          <p className="answer scripted" role="status" id="_answer" />
          <table className="advice" id="_advice">
            <caption className="unseen">Update paths, what they give and what they cost</caption>
            <thead>
              <tr>
                <th scope="col">Update path</th>
                <th scope="col">Fresh at once in</th>
                <th scope="col">Requests of the page</th>
                <th scope="col">Renders of useSession</th>
                <th scope="col">Safe from CSRF</th>
              </tr>
            </thead>
            <tbody>
              {advice.map((one) => (
                <AdviceRow key={one.path} advice={one} />
              ))}
            </tbody>
          </table>
          <p className="note">
            Requests: sent by the page’s scripts between the update and the proof that it has landed. Renders: of
            useSession, from the update on, in the spec that looks at useSession at once.
          </p>
        </div>
      </div>
    </>
  )
}

function AdviceRow({ advice: { path, cost, seen, atOnce } }: { advice: Advice }) {
  return (
    <tr data-path={path} data-requests={cost?.requests.length}>
      <th scope="row">
        <span className="path">{updatePaths[path]}</span>
        <span className="gives scripted" />
        <details>
          <summary>where, and when</summary>
          <dl>
            {seen.map(({ view, moments: seenMoments }) => (
              <div key={view}>
                <dt>{views[view]}</dt>
                {seenMoments.map(({ moment, verdict }) => (
                  <dd key={moment}>
                    <Seen verdict={verdict} /> {moments[moment]}
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        </details>
      </th>
      <td data-label="Fresh at once in">
        {atOnce.views > 0 ? atOnce.fresh : 'not seen'} {atOnce.views > 0 && <small>of {atOnce.views} views</small>}
      </td>
      {cost ? <Costs cost={cost} /> : <td colSpan={3}>not seen in this run</td>}
    </tr>
  )
}

function Costs({ cost: { requests, renders, csrf, seenIn } }: { cost: Cost }) {
  return (
    <>
      <td data-label="Requests of the page">
        <a href={`#${seenIn}`}>{requests.length}</a>
        {requests.map((request, index) => (
          <code key={`${index} ${request}`}>{request}</code>
        ))}
      </td>
      <td data-label="Renders of useSession">
        <a href={`#${seenIn}`}>{renders}</a>
      </td>
      <td data-label="Safe from CSRF">{csrf}</td>
    </>
  )
}

/** What needs to be seen fresh: the script ranks the update paths by it. */
function Wishes({ table }: { table: Table }) {
  return (
    <form className="wishes scripted" aria-label="What needs to be seen fresh">
      <fieldset>
        <legend>What do you need to see fresh?</legend>
        {table.groups.map(({ view, rows }) => (
          <div key={view} className="wish">
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
