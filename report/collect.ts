import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Suite, TestCase, TestResult } from '@playwright/test/reporter'
import semver from 'semver'
import {
  evidenceAttachment,
  metaAnnotation,
  type Evidence,
  type SpecMeta,
  type SpecResult,
  type SpecStatus,
  type Subject,
  type SubjectPackage,
} from './schema'

/** The project of Playwright whose tests are specs. */
export const specProject = 'specs'

/** The specs in a suite, not the harness's own tests. */
export function specsIn(suite: Suite): TestCase[] {
  return suite.allTests().filter((test) => test.parent.project()?.name === specProject)
}

/** What a spec says about itself; undefined when it says nothing. */
export function metaOf(test: TestCase): SpecMeta | undefined {
  const annotation = test.annotations.find(({ type }) => type === metaAnnotation)
  return annotation?.description ? (JSON.parse(annotation.description) as SpecMeta) : undefined
}

/** Why the spec need not hold for these versions: `next-auth 4.24.15 is outside <4.21.0`. undefined: it must hold. */
export function outsideOf(meta: SpecMeta, versions: Omit<Subject['versions'], 'browser'>): string | undefined {
  for (const [name, range] of Object.entries(meta.holds ?? {}) as [SubjectPackage, string][]) {
    if (!semver.satisfies(versions[name], range, { includePrerelease: true }))
      return `${name} ${versions[name]} is outside ${range}`
  }
  return undefined
}

/** What is wrong with the specs as they were written: missing and double ids, ranges that are none. */
export function flawsIn(tests: TestCase[]): string[] {
  const flaws: string[] = []
  const places = new Map<string, string>()
  for (const test of tests) {
    const place = placeOf(test)
    const meta = metaOf(test)
    if (!meta) {
      flaws.push(
        `${place}: "${test.title}" has no id and no source. Give it spec({ id, source }) as its second argument.`,
      )
      continue
    }
    const other = places.get(meta.id)
    if (other && other !== place)
      flaws.push(
        `${place}: the id ${meta.id} is taken by ${other}. Ids are unique over the suite, and permanent: choose another one.`,
      )
    places.set(meta.id, place)
    for (const [name, range] of Object.entries(meta.holds ?? {})) {
      if (semver.validRange(range) === null)
        flaws.push(
          `${place}: holds.${name} is "${range}", which is no semver range. Write it like '<4.21.0' or '>=4.21.0 <5.0.0-0'.`,
        )
    }
  }
  return [...new Set(flaws)]
}

export const placeOf = ({ location }: TestCase) =>
  `${relative(process.cwd(), location.file).replaceAll('\\', '/')}:${location.line}`

/** What one run of one spec came to. */
export interface SpecRun {
  status: SpecStatus
  reason: string
  evidence: Evidence
  durationMs: number
  /** The error as Playwright tells it, without colours. */
  error: string
  /** Absolute. */
  trace: string | null
}

/** Judges one run of a spec. */
export function judge(test: TestCase, result: TestResult, outside: string | undefined): SpecRun {
  const evidence = evidenceOf(result)
  const errors = result.errors.map((error) =>
    stripVTControlCharacters(error.message ?? error.value ?? 'an error without a message'),
  )
  const trace = result.attachments.find(({ name }) => name === 'trace')?.path ?? null
  const run = { evidence, durationMs: result.duration, error: errors.join('\n\n'), trace }
  const mismatches = evidence.checks.filter(({ pass }) => !pass)
  const onlyMismatches =
    errors.length > 0 && errors.every((error) => mismatches.some(({ sentence }) => error.includes(sentence)))

  if (result.status === 'skipped') {
    const reason = test.annotations.find(({ type }) => type === 'skip')?.description ?? ''
    return { ...run, status: reason ? 'not in this version' : 'not run', reason }
  }
  if (result.status === 'interrupted') return { ...run, status: 'not run', reason: 'the run was interrupted' }
  if (outside === undefined) {
    return result.status === 'passed'
      ? { ...run, status: 'held', reason: '' }
      : { ...run, status: 'differs', reason: firstLine(errors[0] ?? `it ${result.status}`) }
  }
  if (result.status === 'passed')
    return { ...run, status: 'differs', reason: `it holds here, though ${outside}: correct its range` }
  return result.status === 'failed' && onlyMismatches
    ? { ...run, status: 'known to fail', reason: outside }
    : {
        ...run,
        status: 'differs',
        reason: `it must fail here by a mismatch (${outside}), but broke otherwise: ${firstLine(errors[0] ?? result.status)}`,
      }
}

/** Puts the runs of one spec together: the worst counts. */
export function toResult(test: TestCase, meta: SpecMeta, subject: string, runs: SpecRun[], run: string): SpecResult {
  const [worst] = [...runs].sort((a, b) => severity.indexOf(a.status) - severity.indexOf(b.status))
  const checks = worst?.evidence.checks ?? []
  const deciding = checks.find(({ pass }) => !pass) ?? checks.at(-1)
  const mismatch = checks.some(({ pass }) => !pass)
  const failedOtherwise = worst?.status === 'differs' && !mismatch
  const [file = '', line = '0'] = placeOf(test).split(/:(?=\d+$)/)
  return {
    id: meta.id,
    title: test.title,
    source: meta.source,
    holds: meta.holds ?? null,
    needs: meta.needs ?? [],
    subject,
    expected: failedOtherwise ? 'that it runs to its end' : (deciding?.expected ?? ''),
    observed: failedOtherwise ? worst.reason : (deciding?.observed ?? ''),
    status: worst?.status ?? 'not run',
    reason: worst?.reason ?? 'the run ended before',
    durationMs: median(runs.map(({ durationMs }) => durationMs)),
    runs: runs.length,
    file,
    line: Number(line),
    checks,
    timeline: worst?.evidence.timeline ?? [],
    ...(runs.some(({ evidence }) => evidence.bench) && { bench: runs.flatMap(({ evidence }) => evidence.bench ?? []) }),
    trace: worst?.trace ? relative(run, worst.trace).replaceAll('\\', '/') : null,
  }
}

/** Worst first. */
const severity: SpecStatus[] = ['differs', 'not run', 'known to fail', 'not in this version', 'held']

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function evidenceOf(result: TestResult): Evidence {
  const body = result.attachments.find(({ name }) => name === evidenceAttachment)?.body
  return body ? (JSON.parse(body.toString('utf8')) as Evidence) : { timeline: [], checks: [] }
}

export const firstLine = (text: string) => text.split('\n')[0] ?? ''
