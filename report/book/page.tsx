/** @jsxImportSource react */
import type { KillMatrix } from '../kill-matrix'
import type { Matrix } from '../matrix'
import type { GuideStep } from '../upgrade/guide'
import type { Results, Subject } from '../../schema/results'
import { Guide } from './guide'
import { Chapters, Differences } from './chapters'
import { FreshnessTable } from './freshness'
import { DeploymentsChapter, hasDeployments } from './deployments-chapter'
import { hasHazards, HazardsChapter } from './hazards-chapter'
import { Icon, IconDefinitions, slug } from './icons'
import { MatrixChapter } from './matrix'
import { MutantsChapter } from './mutants-chapter'
import { OtherTables } from './other-tables'
import { ReportsChapter } from './reports-chapter'
import { hasStrategies, Strategies } from './strategies'
import { Symptoms } from './symptoms'
import { UpgradeChapter } from './upgrade'
import { countsOf, statusWord, verdictOf } from './verdict'

/** What a book can contain in addition to one run. */
export interface Supplements {
  /** The same specs on several subjects. */
  matrix?: Matrix
  /** Deliberate faults, and the specs that catch them. */
  kills?: KillMatrix
  /** What changes for users between versions. */
  upgrade?: GuideStep[]
}

interface PageProps extends Supplements {
  results: Results
  css: string
  script: string
  /** Timelines and code; see `packed`. */
  data: string
  /** The Content-Security-Policy. */
  policy: string
}

/** The whole document. Without its script, it has everything except the filters, the search, timelines and code. */
export function Page({ results, matrix, kills, upgrade, css, script, data, policy }: PageProps) {
  const { kind, headline } = verdictOf(results)
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${headline} – the book of NextAuth session updates`}</title>
        <link rel="icon" href={favicon(kind === 'as specified')} />
        <style dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body>
        <IconDefinitions />
        <a className="skip" href="#_chapters">
          Skip to the chapters
        </a>
        <Masthead results={results} hasUpgrade={upgrade !== undefined} />
        <main>
          <section aria-labelledby="_table">
            <h2 id="_table">Who sees the update, and when?</h2>
            <FreshnessTable results={results} />
            <OtherTables results={results} />
          </section>
          <section aria-labelledby="_symptoms">
            <h2 id="_symptoms">What still shows the old session, and why?</h2>
            <Symptoms results={results} />
          </section>
          <section aria-labelledby="_reports">
            <h2 id="_reports">What people report</h2>
            <ReportsChapter results={results} />
          </section>
          <section aria-labelledby="_guide">
            <h2 id="_guide">Which way should I update my session?</h2>
            <Guide results={results} />
          </section>
          {hasHazards(results) && (
            <section aria-labelledby="_hazards">
              <h2 id="_hazards">Before you copy the article</h2>
              <HazardsChapter results={results} />
            </section>
          )}
          {hasDeployments(results) && (
            <section aria-labelledby="_deployments">
              <h2 id="_deployments">As it is deployed</h2>
              <DeploymentsChapter results={results} />
            </section>
          )}
          {hasStrategies(results) && (
            <section aria-labelledby="_strategies">
              <h2 id="_strategies">JWT or database sessions?</h2>
              <Strategies results={results} />
            </section>
          )}
          {upgrade && (
            <section aria-labelledby="_upgrade">
              <h2 id="_upgrade">What changes when I upgrade?</h2>
              <UpgradeChapter guide={upgrade} results={results} />
            </section>
          )}
          {matrix && (
            <section aria-labelledby="_matrix">
              <h2 id="_matrix">What changed when?</h2>
              <MatrixChapter matrix={matrix} />
            </section>
          )}
          {kills && (
            <section aria-labelledby="_mutants">
              <h2 id="_mutants">Could these specs fail?</h2>
              <MutantsChapter kills={kills} />
            </section>
          )}
          <section aria-labelledby="_chapters">
            <h2 id="_chapters">Every sentence, and its source</h2>
            <Chapters results={results} />
          </section>
        </main>
        <dialog id="_details" aria-labelledby="_sentence">
          <div className="panel" />
        </dialog>
        <script type="text/plain" id="_data" dangerouslySetInnerHTML={{ __html: data }} />
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>
  )
}

function Masthead({ results, hasUpgrade }: { results: Results; hasUpgrade: boolean }) {
  const { kind, headline, notes } = verdictOf(results)
  const faults = results.subjects.flatMap(({ mutant }) => mutant ?? [])
  const { subjects, specs, startedAt, durationMs, errors } = results
  return (
    <header className={`masthead ${slug(kind)}`}>
      <p className="eyebrow">What users see after a NextAuth session is updated</p>
      <h1>
        <Icon of={kind === 'as specified' ? 'held' : kind === 'incomplete' ? 'not run' : 'differs'} />
        {headline}
      </h1>
      {notes.map((note) => (
        <p className="warning" key={note}>
          {note}
        </p>
      ))}
      {faults.map(({ id, intent }) => (
        <p className="warning" key={id}>
          This run used the mutant {id}: {intent}.
        </p>
      ))}
      <ul className="counts" aria-label={`${specs.length} specs`}>
        {countsOf(results).map(({ status, count }) => (
          <li key={status} className={slug(status)}>
            <Icon of={status} />
            <b>{count}</b> {statusWord(status, count)}
          </li>
        ))}
      </ul>
      {subjects.map((subject) => (
        <Versions key={subject.id} subject={subject} />
      ))}
      <p className="when">
        Run on <time dateTime={startedAt}>{dateWords(startedAt)}</time>, in {(durationMs / 1000).toFixed(1)} s.{' '}
        <span className="nav">
          Below: <a href="#_table">the table</a>, <a href="#_symptoms">what still shows the old session</a>,{' '}
          <a href="#_reports">what people report</a>, <a href="#_guide">which way to update</a>,{' '}
          {hasHazards(results) && (
            <>
              <a href="#_hazards">what can go wrong</a>,{' '}
            </>
          )}
          {hasDeployments(results) && (
            <>
              <a href="#_deployments">how it is deployed</a>,{' '}
            </>
          )}
          {hasUpgrade && (
            <>
              <a href="#_upgrade">what changes when you upgrade</a>,{' '}
            </>
          )}
          <a href="#_chapters">every sentence</a>.
        </span>
      </p>
      {errors.length > 0 && (
        <section className="errors" aria-label="Errors outside the specs">
          {errors.map((error, index) => (
            <pre key={`${index} ${error}`}>{error}</pre>
          ))}
        </section>
      )}
      <Differences results={results} />
    </header>
  )
}

function Versions({ subject: { id, strategy, versions } }: { subject: Subject }) {
  const { browser, ...rest } = versions
  const all = { ...rest, Chromium: browser }
  return (
    <dl className="versions" aria-label={`Versions of ${id}`}>
      {Object.entries(all).map(([name, version]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{version}</dd>
        </div>
      ))}
      <div>
        <dt>strategy</dt>
        <dd>{strategy}</dd>
      </div>
    </dl>
  )
}

/** `24 November 2026, 03:48 UTC`. An invalid date is returned unchanged. */
function dateWords(iso: string): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  return `${day}, ${date.toISOString().slice(11, 16)} UTC`
}

const favicon = (isAsSpecified: boolean) =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="${isAsSpecified ? '#197a5b' : '#b3261e'}"/></svg>`,
  )}`
