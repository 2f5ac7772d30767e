/** @jsxImportSource react */
import { moments, views } from '../../schema/table'
import type { Results, SpecResult } from '../../schema/results'
import type { Source } from '../../schema/spec'
import { chapterName } from '../chapter-names'
import { cures } from '../cures'
import { groupBy } from '../group-by'
import { tableCellOf, tables } from '../tables'
import { Icon, slug, VisuallyHidden } from './icons'
import { shorten } from './timeline'

/** A chapter is a folder below `e2e/`, and a section is a file in it. */
interface Chapter {
  name: string
  sections: { file: string; name: string; specs: SpecResult[] }[]
}

/** The chapters in the order in which they ran. */
export function chaptersOf({ specs }: Results): Chapter[] {
  const byChapter = groupBy(specs, ({ file }) => file.split('/').slice(1, -1).join('/') || 'e2e')
  return [...byChapter].map(([name, ofChapter]) => ({
    name: chapterName(name),
    sections: [...groupBy(ofChapter, ({ file }) => file)].map(([file, ofFile]) => ({
      file,
      name: ofFile.every(({ cell }) => cell)
        ? 'The freshness table'
        : chapterName((file.split('/').at(-1) ?? file).replace(/(\.spec)?\.[a-z]+$/, '')),
      specs: ofFile.toSorted((one, other) => rankOf(one) - rankOf(other)),
    })),
  }))
}

/** Cells are in the order of the table, other specs in the order in which they ran. */
function rankOf(spec: SpecResult): number {
  const { table, cell } = tableCellOf(spec) ?? {}
  if (!table || !cell) return 0
  const indexIn = (names: object, key: string) => Object.keys(names).indexOf(key)
  return (
    (indexIn(views, cell.view) * 100 + indexIn(moments, cell.moment)) * 100 + indexIn(tables[table].paths, cell.path)
  )
}

/** Every spec, as a sentence that can be searched, linked and opened. */
export function Chapters({ results }: { results: Results }) {
  return (
    <>
      <form className="search scripted" role="search">
        <label>
          <span>Search the specs</span>
          <input type="search" name="q" placeholder="words or an id" autoComplete="off" />
        </label>
        <output id="_found">{`${results.specs.length} specs`}</output>
      </form>
      {chaptersOf(results).map(({ name, sections }) => (
        <section key={name} className="chapter">
          <h3>{name}</h3>
          {sections.map((section) => (
            <section key={section.file} className="file">
              <h4>
                {section.name} <code>{section.file}</code>
              </h4>
              {[...groupBy(section.specs, viewOf)].map(([view, specs]) => (
                <section key={view} className="part">
                  {view && <h5>{view}</h5>}
                  <ol>
                    {specs.map((spec) => (
                      <Spec key={`${spec.subject} ${spec.id}`} spec={spec} />
                    ))}
                  </ol>
                </section>
              ))}
            </section>
          ))}
        </section>
      ))}
    </>
  )
}

/** The view of a cell. Empty for a spec that is not a cell. */
function viewOf(spec: SpecResult): string {
  const { cell } = tableCellOf(spec) ?? {}
  return cell ? views[cell.view] : ''
}

function Spec({ spec }: { spec: SpecResult }) {
  const { id, title: sentence, status, reason, source, holds, needs, trace, file, line } = spec
  return (
    <li className={`spec ${slug(status)}`} id={id}>
      <p className="sentence">
        <Icon of={status} />
        <a href={`#${id}`}>{sentence}</a>
      </p>
      <div className="about">
        <p className="facts">
          <b className="status">{status}</b>
          {status !== 'held' && reason && <span className="reason">{shorten(reason, 300)}</span>}
        </p>
        {(status === 'differs' || status === 'known to fail') && <Difference spec={spec} />}
        {status === 'differs' && trace && <Trace trace={trace} />}
        <p className="facts">
          <code>{id}</code>
          {holds && <span>holds in {rangesOf(holds)}</span>}
          {needs.length > 0 && <span>needs {needs.join(', ')}</span>}
          <span className="place">
            {file}:{line}
          </span>
        </p>
        <CureLine spec={spec} />
        <ul className="sources" aria-label="Sources">
          {source.map((one) => (
            <li key={JSON.stringify(one)}>
              <SourceText source={one} />
            </li>
          ))}
        </ul>
      </div>
    </li>
  )
}

/** How a stale view becomes fresh, with a link to the spec that proves it. */
function CureLine({ spec }: { spec: SpecResult }) {
  const { cure } = tableCellOf(spec)?.cell ?? {}
  if (cure === undefined) return null
  return (
    <p className="facts cure">
      {cure ? (
        <span>
          cured by <a href={`#${cure.spec}`}>{cures[cure.moment]?.words ?? moments[cure.moment]}</a>
        </span>
      ) : (
        'no cure in this run'
      )}
    </p>
  )
}

const rangesOf = (holds: NonNullable<SpecResult['holds']>) =>
  Object.entries(holds)
    .map(([name, range]) => `${name} ${range}`)
    .join(', ')

export function SourceText({ source }: { source: Source }) {
  switch (source.kind) {
    case 'article':
      return (
        <>
          article, “{source.claim}”: {source.says}
        </>
      )
    case 'docs':
      return (
        <>
          docs: <ExternalLink to={source.page}>{source.page.replace(/^https?:\/\//, '')}</ExternalLink>
        </>
      )
    case 'issue':
      return (
        <>
          issue:{' '}
          <ExternalLink to={`https://github.com/nextauthjs/next-auth/issues/${source.number}`}>
            next-auth #{source.number}
          </ExternalLink>
        </>
      )
    case 'code':
      return (
        <>
          code:{' '}
          <code>
            {source.package}/{source.file}
          </code>
        </>
      )
    case 'advisory':
      return (
        <>
          advisory: <ExternalLink to={`https://github.com/advisories/${source.id}`}>{source.id}</ExternalLink>
        </>
      )
  }
}

/** A link out of the book. Anything that is not a web address stays text. */
function ExternalLink({ to, children }: { to: string; children: React.ReactNode }) {
  return /^https?:\/\//.test(to) ? (
    <a href={to} rel="noreferrer">
      {children}
    </a>
  ) : (
    <>{children}</>
  )
}

/** What was expected and what was observed, with the part that differs highlighted. */
export function Difference({ spec }: { spec: SpecResult }) {
  const [expected, observed] = [spec.expected, spec.observed].map((text) => shorten(text, 1200)) as [string, string]
  const [from, suffix] = differingPart(expected, observed)
  const highlighted = (text: string) => (
    <>
      {text.slice(0, from)}
      <mark>{text.slice(from, text.length - suffix)}</mark>
      {text.slice(text.length - suffix)}
    </>
  )
  return (
    <dl className="difference">
      <div>
        <dt>expected</dt>
        <dd>{highlighted(expected)}</dd>
      </div>
      <div>
        <dt>observed</dt>
        <dd>{highlighted(observed)}</dd>
      </div>
    </dl>
  )
}

/** Where two texts start to differ, and how many characters at their ends are the same. */
function differingPart(one: string, other: string): [from: number, suffix: number] {
  const shorterLength = Math.min(one.length, other.length)
  let from = 0
  while (from < shorterLength && one[from] === other[from]) from++
  let suffix = 0
  while (suffix < shorterLength - from && one.at(-1 - suffix) === other.at(-1 - suffix)) suffix++
  return [from, suffix]
}

/** The book is in a subfolder of the run's folder, and the path of the trace is relative to the run's folder. */
export function Trace({ trace }: { trace: string }) {
  return (
    <p className="trace">
      To open the trace, in the run’s folder: <code>npx playwright show-trace {trace}</code>{' '}
      <a href={`../${trace.split('/').map(encodeURIComponent).join('/')}`}>trace file</a>
    </p>
  )
}

/** The specs that differ in this run, at the top of the book. */
export function Differences({ results }: { results: Results }) {
  const differing = results.specs.filter(({ status }) => status === 'differs')
  if (differing.length === 0) return null
  const maxListed = 12
  return (
    <section className="differences" aria-label="What differs">
      <ol>
        {differing.slice(0, maxListed).map((spec) => (
          <li key={`${spec.subject} ${spec.id}`}>
            <p className="sentence">
              <Icon of="differs" />
              <VisuallyHidden>differs: </VisuallyHidden>
              <a href={`#${spec.id}`}>{spec.title}</a>
            </p>
            <Difference spec={spec} />
          </li>
        ))}
      </ol>
      {differing.length > maxListed && (
        <p>And {differing.length - maxListed} more: search the chapters for “differs”.</p>
      )}
    </section>
  )
}
