import { existsSync } from 'node:fs'
import semver from 'semver'
import { z } from 'zod'
import { isDerived } from './tiers'
import { behaviorsOf, type Behavior } from './diff'
import { isObject, readJson, ResultsError, validated } from './read'
import { currentSpecId } from './renames'
import { keysOf, verdictPhrases } from '../schema/table'
import { appNames } from '../schema/subject'
import { status, verdict, type Results, type Subject } from '../schema/results'

/** The version of `docs/matrix.json`. Raised whenever a field changes its meaning or goes away. */
const publishedVersion = 1

const text = z.string()
const column = z.object({
  app: z.enum(keysOf(appNames)),
  versions: z.object({
    'next-auth': text,
    next: text,
    react: text,
    node: text,
    playwright: text,
    tree: text,
    browser: text,
  }),
  /** Why it runs with versions outside its peer dependency ranges. */
  forced: text.optional(),
  /** The day on which it was measured. */
  date: text.regex(/^\d{4}-\d\d-\d\d$/, 'a date such as 2026-01-31'),
})

/** What was observed of a spec on one subject. */
const outcome = z.object({
  status,
  /** The observed verdict of a cell. null: not a cell, or nothing was observed. */
  verdict: verdict.nullable(),
  /** Why the spec need not hold there, such as `needs update()`. Empty if it held. */
  why: text,
})

/** The content of the file. It has one line per spec, so that its Git history is easy to read. */
const shape = z.object({
  matrix: z.literal(publishedVersion),
  columns: z.array(column),
  outcomes: z.array(outcome),
  /** For each spec its title, and for each column the index of an outcome, or `-`: it was not measured there. */
  specs: z.record(text, z.tuple([text, text])),
})

/** One subject that was measured. */
export type PublishedColumn = z.infer<typeof column>
export type Outcome = z.infer<typeof outcome>

/** One spec on all columns. */
export interface PublishedSpec {
  id: string
  /** For a cell, without its verdict. */
  title: string
  /** One for each column. null: it was not measured there. */
  outcomes: (Outcome | null)[]
}

/** The published matrix: what each spec showed on each subject. */
export interface Published {
  columns: PublishedColumn[]
  specs: PublishedSpec[]
}

const advice = 'Restore it from Git, or measure it again: npm run matrix -- --publish'

/**
 * Reads the published matrix.
 *
 * @throws ResultsError when it is missing or invalid
 */
export function readPublished(file: string): Published {
  const value = readJson(file)
  if (!isObject(value) || value.matrix !== publishedVersion)
    throw new ResultsError(`${file} is not a published matrix of version ${publishedVersion}. ${advice}`)
  const { columns, outcomes, specs } = validated(value, shape, file, advice)
  return {
    columns,
    specs: Object.entries(specs).map(([id, [title, indices]]) => {
      const places = indices.split(' ')
      if (places.length !== columns.length || places.some((place) => place !== '-' && !outcomes[Number(place)]))
        throw new ResultsError(
          `${file}: ${id} does not have an outcome for each of the ${columns.length} columns. ${advice}`,
        )
      return { id: currentSpecId(id), title, outcomes: places.map((place) => outcomes[Number(place)] ?? null) }
    }),
  }
}

/** The published matrix as text: sorted, compact, one line per column, outcome and spec. */
export function publishedText({ columns, specs }: Published): string {
  const outcomes: string[] = []
  const indexOf = (one: Outcome | null) => {
    if (!one) return '-'
    const line = JSON.stringify(one)
    if (!outcomes.includes(line)) outcomes.push(line)
    return outcomes.indexOf(line)
  }
  const rows = specs.map(
    (spec) => `${JSON.stringify(spec.id)}: ${JSON.stringify([spec.title, spec.outcomes.map(indexOf).join(' ')])}`,
  )
  const lines = (all: string[]) => all.map((line) => `    ${line}`).join(',\n')
  return `{
  "matrix": ${publishedVersion},
  "columns": [
${lines(columns.map((one) => JSON.stringify(one)))}
  ],
  "outcomes": [
${lines(outcomes)}
  ],
  "specs": {
${lines(rows)}
  }
}
`
}

/**
 * Adds runs to the published matrix. A run of all specs replaces its column; a run of some specs replaces only these.
 *
 * @param runs each with one subject
 * @throws ResultsError when a run is not fit to be published: it is not complete, specs differ or did not run, or it had a
 * deliberate fault
 */
export function withRuns(published: Published, runs: Results[]): Published {
  const unfit = runs.flatMap((run) => whyUnfit(run) ?? [])
  if (unfit.length > 0)
    throw new ResultsError(
      `Nothing was published:\n${unfit.map((why) => `  ${why}\n`).join('')}Expected runs in which every spec is as specified.`,
    )
  return runs.reduce(withRun, published)
}

function whyUnfit({ subjects, specs, complete, errors }: Results): string | undefined {
  const [subject] = subjects
  if (!subject || subjects.length > 1) return `A run has ${subjects.length} subjects; expected one.`
  const name = nameOfColumn(columnOf(subject, ''))
  if (subject.mutant) return `${name} ran with the mutant ${subject.mutant.id}.`
  const wrong = specs.filter((spec) => spec.status === 'differs' || spec.status === 'not run')
  if (wrong.length > 0) return `${name}: ${wrong.map((spec) => `${spec.id} (${spec.status})`).join(', ')}`
  return complete && errors.length === 0 ? undefined : `${name}: the run is not complete.`
}

function withRun(published: Published, run: Results): Published {
  const [subject] = run.subjects
  if (!subject) return published
  const measured = columnOf(subject, run.startedAt.slice(0, 10))
  const isWhole = run.specs.length === run.total
  const known = published.columns.findIndex((one) => isSameColumn(one, measured))
  const observed = new Map(
    behaviorsOf({ ...run, specs: run.specs.filter((spec) => !isDerived(spec)) }).specs.map((one) => [one.id, one]),
  )
  const cells = new Set(run.specs.filter(({ cell, otherCell }) => cell || otherCell).map(({ id }) => id))
  const titles = new Map([
    ...published.specs.map(({ id, title }) => [id, title] as const),
    ...[...observed.values()].map(({ id, title }) => [id, cells.has(id) ? withoutVerdict(title) : title] as const),
  ])
  const places = new Map(published.specs.map((spec) => [spec.id, spec.outcomes]))
  // A run of some specs does not make the others as new as itself
  const newest = !isWhole && known >= 0 ? (published.columns[known] ?? measured) : measured
  const columns = [...published.columns.filter((_, index) => index !== known), newest].sort(inOrder)
  const from = columns.map((one) => (one === newest ? known : published.columns.indexOf(one)))
  const specs = [...titles].map(([id, title]): PublishedSpec => {
    const before = places.get(id) ?? []
    const outcomes = columns.map((one, index) => {
      const old = before[from[index] ?? -1] ?? null
      if (one !== newest) return old
      const behavior = observed.get(id)
      return behavior ? outcomeOf(behavior) : isWhole ? null : old
    })
    return { id, title, outcomes }
  })
  return {
    columns,
    specs: specs
      .filter(({ outcomes }) => outcomes.some(Boolean))
      .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
  }
}

const columnOf = ({ app, versions, forced }: Subject, date: string): PublishedColumn => ({
  app,
  versions,
  ...(forced && { forced }),
  date,
})

const outcomeOf = ({ status: observed, verdict: seen, why = '' }: Behavior): Outcome => ({
  status: observed,
  verdict: seen,
  why: observed === 'held' ? '' : why,
})

/** The title of a cell states its verdict, which may differ between columns. */
function withoutVerdict(title: string): string {
  const phrase = Object.values(verdictPhrases).find((one) => title.includes(` ${one} `))
  return phrase ? title.replace(` ${phrase} `, ' ') : title
}

/** Columns with the same versions differ in the major version of Node. */
export const majorOfNode = ({ versions }: PublishedColumn) => semver.parse(versions.node)?.major

const hasVersionsOf = (one: PublishedColumn, other: PublishedColumn) =>
  (['next-auth', 'next', 'react'] as const).every((name) => one.versions[name] === other.versions[name])

const isSameColumn = (one: PublishedColumn, other: PublishedColumn) =>
  hasVersionsOf(one, other) && majorOfNode(one) === majorOfNode(other)

/** By next-auth, then next, then Node. */
const inOrder = (one: PublishedColumn, other: PublishedColumn) =>
  semver.compare(one.versions['next-auth'], other.versions['next-auth']) ||
  semver.compare(one.versions.next, other.versions.next) ||
  semver.compare(one.versions.node, other.versions.node)

/** `next-auth 4.21.1, next 13.5.11, react 18.3.1, Node 20` */
export const nameOfColumn = (one: PublishedColumn) => {
  const { 'next-auth': nextAuth, next, react } = one.versions
  return `next-auth ${nextAuth}, next ${next}, react ${react}, Node ${majorOfNode(one)}`
}

/** What a run shows that the published matrix does not. */
export interface Disagreement {
  id: string
  title: string
  published: Outcome
  observed: Outcome
}

/**
 * Compares a run with the column of its versions. Specs that did not run, or that the column does not have, are not compared.
 *
 * @returns undefined: no column has the versions of this run
 */
export function disagreements(published: Published, run: Results): Disagreement[] | undefined {
  const [subject] = run.subjects
  const wanted = subject && columnOf(subject, '')
  const candidates = wanted ? published.columns.filter((one) => hasVersionsOf(one, wanted)) : []
  const found = candidates.find((one) => wanted && isSameColumn(one, wanted)) ?? candidates[0]
  if (!found) return undefined
  const index = published.columns.indexOf(found)
  const observed = new Map(behaviorsOf(run).specs.map((one) => [one.id, one]))
  return published.specs.flatMap(({ id, title, outcomes }) => {
    const [before, behavior] = [outcomes[index], observed.get(id)]
    if (!before || !behavior || behavior.status === 'not run') return []
    const now = outcomeOf(behavior)
    return before.status === now.status && before.verdict === now.verdict
      ? []
      : [{ id, title, published: before, observed: now }]
  })
}

/** Each disagreement on a line, for the terminal. */
export const disagreementsText = (all: Disagreement[]) =>
  all
    .map(
      ({ id, title, published, observed }) =>
        `  ${id} | ${title} | published: ${wordsOf(published)} | now: ${wordsOf(observed)}`,
    )
    .join('\n')

const wordsOf = ({ status: observed, verdict: seen, why }: Outcome) =>
  [seen ?? observed, why && `(${why})`].filter(Boolean).join(' ')

/** The published matrix in a file, or an empty one if the file does not exist yet. */
export const publishedIn = (file: string): Published =>
  existsSync(file) ? readPublished(file) : { columns: [], specs: [] }
