/** @jsxImportSource react */
import { moments, updatePaths, views, type Results, type Source, type SpecResult } from '../schema'
import { Mark, slug, Unseen } from './marks'
import { shorten } from './timeline'

/** A chapter is a folder below `e2e/`, a section a file in it. */
interface Chapter {
  name: string
  sections: { file: string; name: string; specs: SpecResult[] }[]
}

/** The chapters in the order in which they ran. */
export function chaptersOf({ specs }: Results): Chapter[] {
  const byChapter = groupBy(specs, ({ file }) => file.split('/').slice(1, -1).join(' / ') || 'e2e')
  return [...byChapter].map(([name, ofChapter]) => ({
    name: title(name),
    sections: [...groupBy(ofChapter, ({ file }) => file)].map(([file, ofFile]) => ({
      file,
      name: ofFile.every(({ cell }) => cell)
        ? 'The freshness table'
        : title((file.split('/').at(-1) ?? file).replace(/(\.spec)?\.[a-z]+$/, '')),
      specs: ofFile.toSorted((one, other) => rankOf(one) - rankOf(other)),
    })),
  }))
}

/** Cells stand in the order of the table, other specs in the order in which they ran. */
function rankOf({ cell }: SpecResult): number {
  if (!cell) return 0
  const place = (words: object, key: string) => Object.keys(words).indexOf(key)
  return (place(views, cell.view) * 100 + place(moments, cell.moment)) * 100 + place(updatePaths, cell.path)
}

/** `Map.groupBy`, which Node 20 lacks. */
function groupBy<Item>(items: Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

const title = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ')

/** Every spec, as a sentence that can be found, linked and opened. */
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
              {[...groupBy(section.specs, ({ cell }) => (cell ? views[cell.view] : ''))].map(([view, specs]) => (
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

function Spec({ spec }: { spec: SpecResult }) {
  const { id, title: sentence, status, reason, source, holds, needs, trace, file, line } = spec
  return (
    <li className={`spec ${slug(status)}`} id={id}>
      <p className="sentence">
        <Mark of={status} />
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

const rangesOf = (holds: NonNullable<SpecResult['holds']>) =>
  Object.entries(holds)
    .map(([name, range]) => `${name} ${range}`)
    .join(', ')

function SourceText({ source }: { source: Source }) {
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
          docs: <Out to={source.page}>{source.page.replace(/^https?:\/\//, '')}</Out>
        </>
      )
    case 'issue':
      return (
        <>
          issue:{' '}
          <Out to={`https://github.com/nextauthjs/next-auth/issues/${source.number}`}>next-auth #{source.number}</Out>
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
          advisory: <Out to={`https://github.com/advisories/${source.id}`}>{source.id}</Out>
        </>
      )
  }
}

/** A link out of the book. Whatever is no web address stays a text. */
function Out({ to, children }: { to: string; children: React.ReactNode }) {
  return /^https?:\/\//.test(to) ? (
    <a href={to} rel="noreferrer">
      {children}
    </a>
  ) : (
    <>{children}</>
  )
}

/** What was expected against what was observed, the part in which they differ marked. */
export function Difference({ spec }: { spec: SpecResult }) {
  const [expected, observed] = [spec.expected, spec.observed].map((text) => shorten(text, 1200)) as [string, string]
  const [from, behind] = differingPart(expected, observed)
  const marked = (text: string) => (
    <>
      {text.slice(0, from)}
      <mark>{text.slice(from, text.length - behind)}</mark>
      {text.slice(text.length - behind)}
    </>
  )
  return (
    <dl className="difference">
      <div>
        <dt>expected</dt>
        <dd>{marked(expected)}</dd>
      </div>
      <div>
        <dt>observed</dt>
        <dd>{marked(observed)}</dd>
      </div>
    </dl>
  )
}

/** Where two texts begin to differ, and how many characters at their ends are the same. */
function differingPart(one: string, other: string): [from: number, behind: number] {
  const least = Math.min(one.length, other.length)
  let from = 0
  while (from < least && one[from] === other[from]) from++
  let behind = 0
  while (behind < least - from && one.at(-1 - behind) === other.at(-1 - behind)) behind++
  return [from, behind]
}

/** The book lies in a folder of the run's folder, and the trace is named from the run's folder. */
export function Trace({ trace }: { trace: string }) {
  return (
    <p className="trace">
      The trace, from the run’s folder: <code>npx playwright show-trace {trace}</code>{' '}
      <a href={`../${trace.split('/').map(encodeURIComponent).join('/')}`}>the file</a>
    </p>
  )
}

/** What differs in this run, first of all. */
export function Differences({ results }: { results: Results }) {
  const differing = results.specs.filter(({ status }) => status === 'differs')
  if (differing.length === 0) return null
  const most = 12
  return (
    <section className="differences" aria-label="What differs">
      <ol>
        {differing.slice(0, most).map((spec) => (
          <li key={`${spec.subject} ${spec.id}`}>
            <p className="sentence">
              <Mark of="differs" />
              <Unseen>differs: </Unseen>
              <a href={`#${spec.id}`}>{spec.title}</a>
            </p>
            <Difference spec={spec} />
          </li>
        ))}
      </ol>
      {differing.length > most && <p>And {differing.length - most} more: look for “differs” in the chapters.</p>}
    </section>
  )
}
