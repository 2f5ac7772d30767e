/** @jsxImportSource react */
import { moments, verdictPhrases, views } from '../../schema/table'
import type { Results } from '../../schema/results'
import { cures } from '../cures'
import { answersOf, type Answer, type Finding } from '../symptoms/answers'
import { didWords, searchWords, stillWords } from '../symptoms/words'
import { tables, type TableName } from '../tables'
import { VerdictLabel } from './grid'
import { VisuallyHidden } from './icons'

/** What a developer did, and what does not show it: why, and how the view becomes fresh. The script shows the answers that match. */
export function Symptoms({ results }: { results: Results }) {
  const answers = answersOf(results)
  if (answers.length === 0) return <p className="note">In this run, no view was observed to be other than fresh.</p>
  return (
    <>
      <p className="lead">
        Each answer comes from the cells of the tables: which specs observed it, why, and the cheapest cure that another
        spec of this run proves.
      </p>
      <form className="filters symptom-filters scripted" aria-label="Find a symptom">
        <label>
          <span>What I did</span>
          <select name="did">
            <option value="">anything</option>
            {Object.keys(tables).map((name) => (
              <Changes key={name} table={name as TableName} answers={answers} />
            ))}
          </select>
        </label>
        <label>
          <span>What does not show it</span>
          <select name="still">
            <option value="">any view</option>
            {Object.entries(views)
              .filter(([view]) => answers.some((one) => one.view === view))
              .map(([view, words]) => (
                <option key={view} value={view}>
                  {words}
                </option>
              ))}
          </select>
        </label>
        <label>
          <span>In your own words</span>
          <input type="search" name="symptom" placeholder="navbar, or middleware role" autoComplete="off" />
        </label>
      </form>
      <p className="answer scripted" role="status" id="_symptoms-found" />
      <details className="all-answers" id="_answers">
        <summary>{answers.length} combinations of a change and a view that is not fresh</summary>
        <ol className="answers">
          {answers.map((answer) => (
            <AnswerItem key={`${answer.table} ${answer.path} ${answer.view}`} answer={answer} />
          ))}
        </ol>
      </details>
    </>
  )
}

/** The changes of one table that have an answer. */
function Changes({ table, answers }: { table: TableName; answers: Answer[] }) {
  const paths = Object.keys(tables[table].paths).filter((path) =>
    answers.some((one) => one.table === table && one.path === path),
  )
  if (paths.length === 0) return null
  return (
    <optgroup label={tables[table].question}>
      {paths.map((path) => (
        <option key={path} value={`${table}/${path}`}>
          I {didWords(table, path)}
        </option>
      ))}
    </optgroup>
  )
}

function AnswerItem({ answer: { table, path, view, findings } }: { answer: Answer }) {
  const verdicts = findings.flatMap((one) => one.moments.map(({ verdict }) => verdict))
  const [first = 'stale'] = verdicts
  return (
    <li className="symptom" data-did={`${table}/${path}`} data-still={view} data-words={searchWords(view)}>
      <p className="sentence">
        I {didWords(table, path)}, and {views[view]}{' '}
        {verdicts.includes('stale') ? stillWords[table] : verdictPhrases[first]}
      </p>
      {findings.map((finding) => (
        <FindingText key={finding.moments[0]?.spec} finding={finding} />
      ))}
    </li>
  )
}

function FindingText({ finding: { moments: when, cause, cure, cost } }: { finding: Finding }) {
  const [first] = when
  return (
    <dl className="finding">
      <div>
        <dt>{first && <VerdictLabel verdict={first.verdict} />}</dt>
        <dd className="when">
          {when.map(({ moment, spec }) => (
            <a key={spec} href={`#${spec}`}>
              {moments[moment]}
            </a>
          ))}
        </dd>
      </div>
      <div>
        <dt>cause</dt>
        <dd>
          {cause ? cause.text : 'No spec shows why.'}
          {cause?.shownBy.map((id, index) => (
            <a key={id} href={`#${id}`} className="evidence-link" title={id}>
              {index > 0 && <VisuallyHidden>evidence </VisuallyHidden>}
              {index === 0 ? 'evidence' : index + 1}
            </a>
          ))}
        </dd>
      </div>
      {cure !== undefined && (
        <div>
          <dt>cure</dt>
          <dd>
            {cure ? (
              <a href={`#${cure.spec}`}>{cures[cure.moment]?.words ?? moments[cure.moment]}</a>
            ) : (
              'none in this run'
            )}
            {cost && (
              <span className="cost">
                costs {cost.words}
                {cost.requests.length > 0 && (
                  <>
                    , and the server answers <code>{cost.requests.join(', ')}</code>
                  </>
                )}
              </span>
            )}
          </dd>
        </div>
      )}
    </dl>
  )
}
