import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Suite, TestCase, TestResult } from '@playwright/test/reporter'
import { evidenceAttachment, isMismatch, type Evidence } from '../schema/evidence'
import type { Check, LeftOut, SpecResult, SpecStatus } from '../schema/results'
import {
  selectionAnnotation,
  leftOutAnnotation,
  metaOf,
  mustCatch,
  reasonAnnotation,
  specProject,
  type Selection,
  type SpecMeta,
} from '../schema/spec'
import type { ReportedSubject } from '../schema/subject-on-disk'

/** The specs in a suite, without the harness's own tests. */
export function specsIn(suite: Suite): TestCase[] {
  return suite.allTests().filter((test) => test.parent.project()?.name === specProject)
}

/** The combinations that the freshness table leaves out; empty when none of its cells is among these tests. */
export const leftOutOf = (tests: TestCase[]): LeftOut[] =>
  JSON.parse(annotationOf(tests, leftOutAnnotation) ?? '[]') as LeftOut[]

/** What was selected for the run that a spec is part of, as recorded before the specs ran. */
export const selectionOf = (test: TestCase): Selection | undefined => {
  const json = annotationOf([test], selectionAnnotation)
  return json === undefined ? undefined : (JSON.parse(json) as Selection)
}

/**
 * Why merged reports are not one whole run. undefined: they are.
 *
 * @param selections of the shards
 * @param subjects that the shards reported, each as JSON
 */
export function problemOfShards(
  tests: TestCase[],
  selections: (Selection | undefined)[],
  subjects: Set<string>,
): string | undefined {
  const [selection] = selections
  if (!selection) return 'The merged reports contain no specs. Expected the blob of every shard.'
  if (selections.some((one) => one?.key !== selection.key))
    return 'The merged reports are not shards of one run: other specs were selected for each. Expected the same commit and the same arguments, apart from --shard.'
  if (subjects.size > 1) {
    const versions = [...subjects].map((json) => versionsIn((JSON.parse(json) as ReportedSubject).subject.versions))
    return `The shards ran on different versions:\n${versions.map((line) => `    ${line}`).join('\n')}\nExpected the same versions in every shard.`
  }
  const seen = new Set<string>()
  for (const test of tests) {
    const one = `${metaOf(test)?.id} ${test.repeatEachIndex}`
    if (seen.has(one))
      return `${metaOf(test)?.id} is in two of the merged reports. Expected each shard once: remove the blobs of other runs.`
    seen.add(one)
  }
  if (seen.size === selection.selected) return undefined
  return `The merged reports have ${seen.size} of ${selection.selected} specs: a shard is missing. Expected the blob of every shard.`
}

const versionsIn = (versions: Record<string, string>) =>
  Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')

const annotationOf = (tests: TestCase[], wantedType: string) =>
  tests.flatMap(({ annotations }) => annotations).find(({ type }) => type === wantedType)?.description

/** An id, and where it is used: `e2e/article/post-request.spec.ts:3`. */
export interface IdPlace {
  id: string
  place: string
}

/**
 * Problems that can be found only among all specs: missing and duplicate ids. `spec()` rejects what is wrong with a single spec.
 *
 * @param others the ids of specs that are not among these tests
 */
export function problemsIn(tests: TestCase[], others: IdPlace[] = []): string[] {
  const problems: string[] = []
  const places = new Map(others.map(({ id, place }) => [id, place]))
  // --repeat-each repeats ids
  for (const test of tests.filter(({ repeatEachIndex }) => repeatEachIndex === 0)) {
    const place = placeOf(test)
    const meta = metaOf(test)
    if (!meta) {
      problems.push(
        `${place}: "${test.title}" has no id and no source. Give it spec({ id, source }) as its second argument.`,
      )
      continue
    }
    const other = places.get(meta.id)
    if (other)
      problems.push(
        `${place}: the id ${meta.id} is already used by ${other}. Ids are permanent and unique in the suite: choose another one.`,
      )
    places.set(meta.id, place)
  }
  return [...new Set(problems)]
}

/** The file that Playwright has to load for a test. When a table generates the test, its location is in another file. */
export function fileOf(test: TestCase): string {
  let suite: Suite | undefined = test.parent
  while (suite && suite.type !== 'file') suite = suite.parent
  return suite?.location?.file ?? test.location.file
}

/** `e2e/article/post-request.spec.ts:3` */
export const placeOf = ({ location }: { location: { file: string; line: number } }) =>
  `${relative(process.cwd(), location.file).replaceAll('\\', '/')}:${location.line}`

/** The result of one run of one spec. */
export interface SpecRun {
  status: SpecStatus
  reason: string
  /** Parses what the fixtures recorded. Only its text is kept until the run ends, because it takes less memory. */
  evidence: () => Evidence
  durationMs: number
  /** The error as Playwright reports it, without colors. */
  error: string
  /** An absolute path. */
  trace: string | null
}

/**
 * What Playwright reports about one run of a spec, as a status of ours. The fixture `expectation` has decided already which
 * outcome was expected.
 */
export function runOf(test: TestCase, result: TestResult): SpecRun {
  const errors = result.errors.map((error) =>
    stripVTControlCharacters(error.message ?? error.value ?? 'an error without a message'),
  )
  const trace = result.attachments.find(({ name }) => name === 'trace')?.path ?? null
  const evidence = () => evidenceOf(result)
  const run = { evidence, durationMs: result.duration, error: errors.join('\n\n'), trace }
  const annotation = (wantedType: string) => result.annotations.find(({ type }) => type === wantedType)?.description
  const whyItMustFail = annotation('fail')

  if (result.status === 'skipped') {
    const reason = annotation('skip') ?? ''
    return { ...run, status: reason ? 'not in this version' : 'not run', reason }
  }
  if (result.status === 'interrupted') return { ...run, status: 'not run', reason: 'the run was interrupted' }
  // A spec that catches a fault differs from what it says, as it must
  const isExpected = whyItMustFail === mustCatch ? result.status === 'passed' : result.status === test.expectedStatus
  // Only here is it known whether the fixtures failed while they were torn down
  const others = result.status === 'failed' ? errors.filter((error) => !isMismatch(error, evidence())) : []
  if (isExpected && others.length === 0)
    return result.status === 'passed'
      ? { ...run, status: 'held', reason: '' }
      : { ...run, status: 'known to fail', reason: whyItMustFail ?? '' }
  return {
    ...run,
    status: 'differs',
    reason: annotation(reasonAnnotation) ?? firstLine(others[0] ?? errors[0] ?? `it ${result.status}`),
  }
}

/** Combines the runs of one spec. Its status is that of the worst run. */
export function toResult(test: TestCase, meta: SpecMeta, subject: string, runs: SpecRun[], run: string): SpecResult {
  const withEvidence = runs.map((one) => ({ ...one, ...one.evidence() }))
  const [worst] = [...withEvidence].sort((a, b) => severity.indexOf(a.status) - severity.indexOf(b.status))
  const { checks, timeline, verdict } = worst ?? noEvidence
  const deciding = checks.find(({ pass }) => !pass) ?? checks.at(-1)
  const mismatch = checks.some(({ pass }) => !pass)
  const failedWithoutMismatch = worst?.status === 'differs' && !mismatch
  const observed = verdict ?? null
  const bench = withEvidence.flatMap((one) => one.bench ?? [])
  const [file = '', line = '0'] = placeOf(test).split(/:(?=\d+$)/)
  return {
    id: meta.id,
    title: test.title,
    source: meta.source,
    holds: meta.holds ?? null,
    needs: meta.needs ?? [],
    subject,
    expected: failedWithoutMismatch ? 'the spec runs to completion' : (deciding?.expected ?? ''),
    observed: failedWithoutMismatch ? worst.reason : deciding ? observedIn(deciding) : '',
    status: worst?.status ?? 'not run',
    reason: worst?.reason ?? 'the run ended before it started',
    durationMs: median(runs.map(({ durationMs }) => durationMs)),
    runs: runs.length,
    file,
    line: Number(line),
    checks,
    cell: meta.cell ? { ...meta.cell, observed } : null,
    ...(meta.otherCell && { otherCell: { ...meta.otherCell, observed } }),
    ...(meta.derivedFrom && { derivedFrom: meta.derivedFrom }),
    code: codeOf(test, meta),
    timeline,
    ...(bench.length > 0 && { bench }),
    trace: worst?.trace ? relative(run, worst.trace).replaceAll('\\', '/') : null,
  }
}

/** What was observed. Where a precondition was not met, it says so: the observed value is not what the spec is about. */
const observedIn = ({ pass, precondition, observed }: Check) =>
  pass || !precondition ? observed : `${precondition}: ${observed}`

/** The source code of a spec. */
function codeOf(test: TestCase, meta: SpecMeta): string {
  const { file, line } = test.location
  if (!meta.code) return [...hooksBefore(linesOf(file), line - 1), block(linesOf(file), line - 1)].join('\n\n')
  const parts = meta.code.map(({ file: name, entry }) => {
    const lines = linesOf(join(dirname(file), name))
    const startPattern = new RegExp(`^ *('${entry}'|${entry}): |^(export )?(async )?function ${entry}\\b`)
    return `// ${name}\n${block(
      lines,
      lines.findIndex((text) => startPattern.test(text)),
    )}`
  })
  return parts.join('\n\n')
}

/** The `beforeEach` hooks of a test and of the groups around it, outermost first. */
function hooksBefore(lines: string[], start: number): string[] {
  const hooks: string[] = []
  let outerIndentation = indentation(lines[start] ?? '')
  for (let at = start - 1; at >= 0; at -= 1) {
    const line = lines[at] ?? ''
    const lineIndentation = indentation(line)
    if (lineIndentation < 0 || lineIndentation > outerIndentation) continue
    outerIndentation = lineIndentation
    if (line.trimStart().startsWith('test.beforeEach(')) hooks.unshift(block(lines, at))
  }
  return hooks
}

const indentation = (line: string) => line.search(/\S/)

const files = new Map<string, string[]>()

function linesOf(file: string): string[] {
  const lines = files.get(file) ?? readFileSync(file, 'utf8').split('\n')
  files.set(file, lines)
  return lines
}

/** A line, the lines indented below it, and the line that closes them. Empty when there is no line at `start`. */
function block(lines: string[], start: number): string {
  const [first, ...rest] = lines.slice(start < 0 ? lines.length : start)
  if (first === undefined) return ''
  const margin = indentation(first)
  const end = rest.findIndex((line) => indentation(line) >= 0 && indentation(line) <= margin)
  const inside = end === 0 ? [] : rest.slice(0, end + 1)
  return [first, ...inside].map((line) => line.slice(margin)).join('\n')
}

/** Worst first. */
const severity: SpecStatus[] = ['differs', 'not run', 'known to fail', 'not in this version', 'held']

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function evidenceOf(result: TestResult): Evidence {
  const body = result.attachments.find(({ name }) => name === evidenceAttachment)?.body
  return body ? (JSON.parse(body.toString('utf8')) as Evidence) : noEvidence
}

const noEvidence: Evidence = { timeline: [], checks: [] }

export const firstLine = (text: string) => text.split('\n')[0] ?? ''
