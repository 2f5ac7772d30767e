import { statusWord } from './book/verdict'
import { behaviorsOf, changeInWords, diff, type Behavior, type Difference } from './diff'
import { escapeMarkdown } from './escape'
import type { Results, SpecStatus, Subject } from '../schema/results'
import { verdictPhrases, type Verdict } from '../schema/table'

/** The version of `matrix.json`. */
export const matrixSchema = 1

/** One subject of a matrix. */
export interface MatrixColumn {
  /** `next-auth 4.21.1, next 13.5.11, react 18.3.1, node v24.21.0` */
  name: string
  subject: Subject
  startedAt: string
  durationMs: number
  /** Whether its results come from an earlier run, because nothing that they depend on has changed since. */
  cached: boolean
}

/** The result of a spec in one column. null: the spec was not in that run. */
export type MatrixCell = { status: SpecStatus; verdict: Verdict | null; why: string } | null

/** One spec in all columns: a sentence, or a cell of the freshness table. */
export interface MatrixRow {
  id: string
  title: string
  cells: MatrixCell[]
}

/** What changed from one column to another. */
export interface MatrixStep {
  /** Indices of columns. */
  from: number
  to: number
  /** `next-auth 4.20.1 → 4.21.1` */
  versions: string
  changes: { id: string; title: string; change: string }[]
}

/** The same specs on several subjects. */
export interface Matrix {
  schema: typeof matrixSchema
  columns: MatrixColumn[]
  rows: MatrixRow[]
  steps: MatrixStep[]
}

/** The run of a column. */
export interface MatrixRun {
  results: Results
  cached: boolean
}

/**
 * Puts runs side by side, in the order of the columns.
 *
 * @throws when a run has no subject
 */
export function matrixOf(runs: MatrixRun[]): Matrix {
  const columns = runs.map(({ results, cached }): MatrixColumn => {
    const [subject] = results.subjects
    if (!subject) throw new Error('A run without a subject cannot be a column.')
    const { startedAt, durationMs } = results
    return { name: nameOf(subject), subject, startedAt, durationMs, cached }
  })
  const behaviors = runs.map(({ results }) => new Map(ofOneSubject(results).map((one) => [one.id, one])))
  const titles = new Map(behaviors.flatMap((column) => [...column.values()].map(({ id, title }) => [id, title])))
  const rows = [...titles].map(([id, title]) => ({
    id,
    title: titleWithoutVerdict(title, behaviors, id),
    cells: behaviors.map((column) => cellOf(column.get(id))),
  }))
  return { schema: matrixSchema, columns, rows, steps: stepsOf(columns, runs) }
}

/** `next-auth 4.21.1, next 13.5.11, react 18.3.1, node v24.21.0` */
const nameOf = ({ versions }: Subject) =>
  `next-auth ${versions['next-auth']}, next ${versions.next}, react ${versions.react}, node ${versions.node}`

/** The specs of a run, with the same subject in every run, so that columns can be compared. */
const ofOneSubject = (results: Results): Behavior[] =>
  behaviorsOf(results).specs.map((one) => ({ ...one, subject: 'column' }))

function cellOf(behavior: Behavior | undefined): MatrixCell {
  if (!behavior) return null
  const { status, verdict, why = '' } = behavior
  return { status, verdict, why }
}

/** The title of a cell of the freshness table states its verdict. Where the titles differ, the verdict is left out. */
function titleWithoutVerdict(title: string, columns: Map<string, Behavior>[], id: string): string {
  const titles = new Set(columns.flatMap((column) => column.get(id)?.title ?? []))
  if (titles.size === 1) return title
  const phrase = Object.values(verdictPhrases).find((one) => title.includes(` ${one} `))
  return phrase ? title.replace(` ${phrase} `, ' ') : title
}

/** Compares each column with the one before it of the same app, and the newest NextAuth 5 with the newest NextAuth 4. */
function stepsOf(columns: MatrixColumn[], runs: MatrixRun[]): MatrixStep[] {
  const apps = [...new Set(columns.map(({ subject }) => subject.app))]
  const ofApp = apps.map((app) => columns.flatMap(({ subject }, index) => (subject.app === app ? [index] : [])))
  const pairs = ofApp.flatMap((indices) => indices.slice(1).map((to, place) => [indices[place] ?? 0, to] as const))
  const [last4, last5] = ofApp.map((indices) => indices.at(-1))
  if (last4 !== undefined && last5 !== undefined) pairs.push([last4, last5])
  return pairs.map(([from, to]) => {
    const [old, now] = [runs[from], runs[to]].map((run) => ({
      subjects: [],
      specs: run ? ofOneSubject(run.results) : [],
    }))
    const differences: Difference[] = old && now ? diff(old, now) : []
    return {
      from,
      to,
      versions: versionStep(columns[from], columns[to]),
      changes: differences.map((one) => ({
        id: one.id,
        title: one.title,
        change: `${one.letter === 'A' ? 'added: ' : one.letter === 'D' ? 'removed: ' : ''}${changeInWords(one)}`,
      })),
    }
  })
}

function versionStep(from: MatrixColumn | undefined, to: MatrixColumn | undefined): string {
  if (!from || !to) return ''
  const differing = (['next-auth', 'next', 'react', 'node', 'tree'] as const).filter(
    (name) => from.subject.versions[name] !== to.subject.versions[name],
  )
  // The tree differs with every version, so it is listed only when nothing else differs
  return differing
    .filter((name) => name !== 'tree' || differing.length === 1)
    .map((name) => `${name} ${from.subject.versions[name]} → ${to.subject.versions[name]}`)
    .join(', ')
}

/** How many of a column's specs have each status. */
export function countsOfColumn({ rows }: Matrix, column: number): Record<SpecStatus, number> {
  const counts = { held: 0, differs: 0, 'known to fail': 0, 'not in this version': 0, 'not run': 0 }
  for (const { cells } of rows) {
    const status = cells[column]?.status
    if (status) counts[status] += 1
  }
  return counts
}

/** The matrix, for the terminal: a line for each column, then what changed from one to the next. */
export function matrixText(matrix: Matrix): string {
  const { columns, steps } = matrix
  const lines = columns.map(({ name, subject, cached, durationMs }, index) => {
    const counts = Object.entries(countsOfColumn(matrix, index)) as [SpecStatus, number][]
    const words = counts
      .filter(([, count]) => count > 0)
      .map(([status, count]) => `${count} ${statusWord(status, count)}`)
      .join(', ')
    const notes = [cached ? 'from the cache' : `${(durationMs / 1000).toFixed(0)} s`, subject.forced && 'forced']
    return `  ${name}: ${words} (${notes.filter(Boolean).join(', ')})`
  })
  const changed = steps.flatMap(({ versions, changes }) => [
    '',
    `${versions}: ${changes.length === 0 ? 'nothing changed' : `${changes.length} changed`}`,
    ...changes.map(({ id, title, change }) => `  ${id} | ${title} | ${change}`),
  ])
  return ['', ...lines, ...changed].join('\n')
}

/** The same for the job summary on GitHub, with the changes only. */
export function matrixMarkdown({ steps }: Matrix): string {
  const sections = steps.map(({ versions, changes }) =>
    changes.length === 0
      ? `### ${escapeMarkdown(versions)}\n\nNothing changed.\n`
      : [
          `### ${escapeMarkdown(versions)}`,
          '',
          '| spec | sentence | change |',
          '| - | - | - |',
          ...changes.map(
            ({ id, title, change }) =>
              `| ${escapeMarkdown(id)} | ${escapeMarkdown(title)} | ${escapeMarkdown(change)} |`,
          ),
          '',
        ].join('\n'),
  )
  return `## What changed between the versions\n\n${sections.join('\n')}\n`
}
