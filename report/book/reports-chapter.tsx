/** @jsxImportSource react */
import type { Results } from '../../schema/results'
import { reports, type Place, type Report } from '../symptoms/reports'

/** What people report in public, and the specs that answer it. The search for symptoms also searches these. */
export function ReportsChapter({ results }: { results: Results }) {
  const titles = new Map(results.specs.map(({ id, title }) => [id, title]))
  const open = reports.filter((one) => 'answered' in one).length
  return (
    <>
      <p className="lead">
        {reports.length} public reports about sessions that change, in our words. {reports.length - open} of them have
        specs that answer them at least in part, and {open} are not answered yet. The causes are as far as they are
        known.
      </p>
      <p className="note scripted" id="_reports-found" />
      <ol className="reports">
        {reports.map((report) => (
          <ReportItem key={report.id} report={report} titles={titles} />
        ))}
      </ol>
    </>
  )
}

function ReportItem({ report, titles }: { report: Report; titles: Map<string, string> }) {
  const { id, where, sees, versions, cause, cure, words } = report
  return (
    <li className="report" id={`_report-${id}`} data-words={words}>
      <p className="sentence">{sees}</p>
      <p className="facts">
        {where.map((place) => (
          <PlaceLink key={JSON.stringify(place)} place={place} />
        ))}
        <span>{versions}</span>
      </p>
      <dl className="finding">
        <div>
          <dt>cause</dt>
          <dd>{cause ?? 'Not known.'}</dd>
        </div>
        <div>
          <dt>cure</dt>
          <dd>{cure ?? 'Not known.'}</dd>
        </div>
        <div>
          <dt>specs</dt>
          <dd>
            {'specs' in report ? (
              <>
                <ul>
                  {report.specs.map((spec) => (
                    <li key={spec}>
                      {titles.has(spec) ? <a href={`#${spec}`}>{titles.get(spec)}</a> : <code>{spec}</code>}
                    </li>
                  ))}
                </ul>
                {report.open && <p className="open">{report.open}</p>}
              </>
            ) : (
              <p className="open">Not answered yet.</p>
            )}
          </dd>
        </div>
      </dl>
    </li>
  )
}

function PlaceLink({ place }: { place: Place }) {
  if (typeof place === 'string') return <span>{place}</span>
  const { repository, number } = place
  return (
    <a href={`https://github.com/${repository}/issues/${number}`} rel="noreferrer">
      {repository}#{number}
    </a>
  )
}
