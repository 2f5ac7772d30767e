import { join, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
  TestRun,
} from '@playwright/test/reporter'
import { collectGarbage } from '../fixtures/garbage'
import {
  fileOf,
  leftOutOf,
  placeOf,
  runOf,
  specsIn,
  toResult,
  problemOfShards,
  selectionOf,
  type SpecRun,
} from '../report/collect'
import { withCures } from '../report/cures'
import { writeWhole } from '../schema/files'
import { listFile, settings, type Fault, type ReporterMessage, type SpecList } from '../schema/process'
import { metaOf, subjectAnnotation, type Selection } from '../schema/spec'
import { schemaVersion, type Counts, type Results } from '../schema/results'
import type { ReportedSubject } from '../schema/subject-on-disk'
import type { Subject } from '../schema/results'
import { headline, indent, specLine } from '../report/terminal'
import { preparedSubject } from '../subjects/current'
import { onOutputClosed } from './closed-output'
import { exitWithParent } from './exit-with-parent'
import { faultIn } from './faults'
import { finishRun, isPublic } from './finish'
import { setupFailure } from './global-setup'
import { selectSpecs } from './selection'

/** Whether Playwright only lists the specs. Then there is no set-up, and no results. */
const listsOnly = process.argv.includes('--list')

/** Whether Playwright merges the reports of shards. Then there is no set-up either. */
const mergesShards = process.argv.includes('merge-reports')

/** How many specs finish before this process collects its garbage. After each collection, Node gives back only a part of what is free. */
const specsBetweenCollections = 50

/**
 * Selects specs, prints a line for each, and writes the results and the book. It decides nothing: what is
 * expected of a spec is Playwright's own expectation, which the fixture `expectation` sets. Playwright's list reporter knows
 * neither ids nor versions, and shows a spec that is known to fail like one that holds.
 */
export default class SessionSpecReporter implements Reporter {
  /** Not counting the set-up. */
  private startedAt = new Date()
  private startTime = performance.now()
  /** Known after the global set-up. */
  private subject: ReportedSubject | undefined
  /** What the merged shards ran on, as JSON. */
  private readonly subjectsOfShards = new Set<string>()
  private readonly run = resolve(process.env[settings.run] ?? 'out')
  private readonly runs = new Map<string, SpecRun[]>()
  private readonly errors: string[] = []
  private readonly counts: Counts = { passed: 0, failed: [], skipped: 0 }
  private tests: TestCase[] = []
  private selections: (Selection | undefined)[] = []
  private expectedRuns = new Map<string, number>()
  private finished = 0
  private hasFault = false
  private hasEnded = false
  /** Why no spec may run. */
  private rejection: string | undefined
  /** Why files do not load, with the places: files that share a helper have the same error. */
  private readonly loadErrors = new Map<string, string[]>()

  constructor() {
    exitWithParent()
    // Without bin/gate, Playwright ends as after Ctrl-C
    onOutputClosed(() => (process.send ? this.send({ unread: true }) : process.kill(process.pid, 'SIGINT')))
  }

  printsToStdio(): boolean {
    return true
  }

  async preprocess({ config, suite, testRun }: { config: FullConfig; suite: Suite; testRun: TestRun }): Promise<void> {
    const specs = specsIn(suite)
    const { chosen, rejection } = selectSpecs(specs, config)
    // A rejection is reported when the run ends: only after this call does Playwright report files that do not load, and a
    // spec that is missing here may be in one of them
    this.rejection = rejection
    for (const test of specs) if (!chosen.has(test)) testRun.exclude(test)
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.startedAt = new Date()
    this.startTime = performance.now()
    this.tests = specsIn(suite)
    // When specs run, Playwright replaces these annotations
    this.selections = this.tests.map(selectionOf)
    for (const test of this.tests) {
      const id = metaOf(test)?.id ?? ''
      this.expectedRuns.set(id, (this.expectedRuns.get(id) ?? 0) + 1)
      if (listsOnly) process.stdout.write(`${id}\n    ${test.title}\n`)
    }
    if (listsOnly) return this.writeList()
    if (mergesShards) return
    // What loading the specs left behind
    collectGarbage()
    this.subject = preparedSubject()
    if (this.subject && this.tests.length > 0) process.stdout.write(`${headline(this.subject)}\n\n`)
  }

  /** Writes a list that names, for each spec, the file that Playwright has to load for it. */
  private writeList(): void {
    const list: SpecList = Object.fromEntries(this.tests.map((test) => [metaOf(test)?.id ?? '', fileOf(test)]))
    writeWhole(join(this.run, listFile), `${JSON.stringify(list, null, 1)}\n`)
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    for (const error of result.errors) this.reportFaultIn(stripVTControlCharacters(error.message ?? ''))
    for (const { type, description = '' } of result.annotations)
      if (mergesShards && type === subjectAnnotation) this.subjectsOfShards.add(description)
    const { id } = metaOf(test) ?? { id: test.id }
    const run = runOf(test, result)
    const runs = [...(this.runs.get(id) ?? []), run]
    this.runs.set(id, runs)
    if (run.status === 'differs') this.counts.failed.push([id, indent([run.error])].join('\n'))
    else this.counts[run.status === 'held' || run.status === 'known to fail' ? 'passed' : 'skipped'] += 1
    this.finished += 1
    if (this.finished % specsBetweenCollections === 0) collectGarbage()
    this.send({ finished: this.finished })
    if (this.hasFault) return
    this.showProgress()
    if (run.status === 'differs')
      process.stdout.write(`\n${specLine(test.title, id, [run])}\n${indent(run.error.split('\n'))}\n\n`)
    else if (runs.length === this.expectedRuns.get(id) && !runs.some(({ status }) => status === 'differs')) {
      process.stdout.write(`${specLine(test.title, id, runs)}\n`)
    }
  }

  /** When specs run several times, the line of each appears only after its last run. */
  private showProgress(): void {
    const { length } = this.tests
    if (length > this.expectedRuns.size && this.finished % 50 === 0)
      process.stdout.write(`  … ${this.finished} of ${length} runs\n`)
  }

  onStdErr(chunk: string | Buffer): void {
    if (!this.reportFaultIn(String(chunk))) process.stderr.write(chunk)
  }

  onStdOut(chunk: string | Buffer): void {
    process.stdout.write(chunk)
  }

  onError(error: TestError): void {
    const text = stripVTControlCharacters(error.message ?? error.value ?? 'an error without a message')
    if (this.reportFaultIn(text)) return
    this.errors.push(text)
    if (text.includes('No tests found')) return
    if (this.tests.length === 0) this.loadErrors.set(text, [...(this.loadErrors.get(text) ?? []), placesOf(error)])
    else process.stderr.write(`\n${text}\n`)
  }

  async onEnd(result: FullResult): Promise<{ status?: FullResult['status'] }> {
    this.hasEnded = true
    this.send({ counts: this.counts })
    const fault = this.faultAtEnd(result)
    if (fault) this.reportFault(fault)
    const exitCode = this.hasFault ? 3 : this.finish(result)
    // merge-reports exits with 0 whatever its reporters return. A listener has the last word
    if (mergesShards && exitCode !== undefined) process.once('exit', () => (process.exitCode = exitCode))
    return exitCode === undefined ? {} : { status: exitCode === 0 ? 'passed' : 'failed' }
  }

  /** Why the run as a whole means nothing. undefined: it means something. */
  private faultAtEnd(result: FullResult): Fault | undefined {
    if (setupFailure !== undefined) return { exitCode: 3, message: setupFailure }
    if (this.loadErrors.size > 0) {
      const errors = [...this.loadErrors].map(([text, places]) => [...places.filter(Boolean), text].join('\n'))
      return { exitCode: 2, message: `The specs do not load:\n${indent(errors)}` }
    }
    if (this.rejection !== undefined) return { exitCode: 2, message: this.rejection }
    if (mergesShards) {
      const [subject = 'null'] = this.subjectsOfShards
      this.subject = (JSON.parse(subject) as ReportedSubject | null) ?? undefined
      const message = problemOfShards(this.tests, this.selections, this.subjectsOfShards)
      return message === undefined ? undefined : { exitCode: 3, message }
    }
    return this.tests.length === 0 && result.status !== 'interrupted' ? { exitCode: 3, message: nothing } : undefined
  }

  /** Writes the results. @returns the exit code; undefined: Playwright's own status decides */
  private finish(result: FullResult): 0 | 1 | 3 | undefined {
    if (this.tests.length === 0 || !this.subject || listsOnly) return undefined
    const results = this.results(result)
    writeWhole(join(this.run, 'results.json'), `${JSON.stringify(results, null, 1)}\n`)
    if (result.status === 'interrupted' || !isPublic(this.run)) return undefined
    const exitCode = finishRun(results, this.subject, this.run, result.status !== 'passed')
    this.send({ exitCode })
    return exitCode
  }

  private results(result: FullResult): Results {
    const { subject } = this.subject as ReportedSubject
    const runs = [...this.runs.values()].flat()
    const browser = runs.find(({ evidence }) => evidence().browser)?.evidence().browser ?? 'not started'
    // What the workers ran on, whatever the subject was built with
    const node = runs.find(({ evidence }) => evidence().node)?.evidence().node ?? subject.versions.node
    const first = new Map(this.tests.map((test) => [metaOf(test)?.id, test] as const).reverse())
    const specs = [...first.values()].reverse().flatMap((test) => {
      const meta = metaOf(test)
      return meta ? [toResult(test, meta, subject.id, this.runs.get(meta.id) ?? [], this.run)] : []
    })
    return {
      schema: schemaVersion,
      startedAt: this.startedAt.toISOString(),
      durationMs: Math.round(performance.now() - this.startTime),
      complete: (result.status === 'passed' || result.status === 'failed') && !this.hasFault,
      subjects: [{ ...subject, versions: { ...subject.versions, node, browser } } satisfies Subject],
      specs: withCures(specs),
      total: this.selections[0]?.total ?? this.tests.length,
      leftOut: leftOutOf(this.tests),
      errors: this.errors,
    }
  }

  /** Reports the fault in a text. @returns whether there is one */
  private reportFaultIn(text: string): boolean {
    const fault = faultIn(text)
    if (fault) this.reportFault(fault)
    return fault !== undefined
  }

  /** The first fault ends the run: bin/gate stops this process, and without it, Playwright ends as after Ctrl-C. */
  private reportFault(fault: Fault): void {
    if (this.hasFault) return
    this.hasFault = true
    this.send({ fault })
    if (process.send) return
    process.stderr.write(`\n${fault.message}\n`)
    if (!this.hasEnded && !mergesShards) process.kill(process.pid, 'SIGINT')
  }

  private send(message: ReporterMessage): void {
    process.send?.(message)
  }
}

const nothing =
  'No spec matched. Expected at least one, because a run without specs proves nothing. npx playwright test --list lists them all.'

/** Where an error was thrown. When that is in a helper, also the spec that called it. */
function placesOf({ location, stack = '' }: TestError): string {
  const [, file, line] = /^ +at (?:.* \()?(?:file:\/\/)?(.+\.spec\.ts):(\d+):\d+\)?$/m.exec(stack) ?? []
  const thrown = location && placeOf({ location })
  const spec = file && placeOf({ location: { file, line: Number(line) } })
  return spec && thrown && spec !== thrown ? `${spec}, in ${thrown}` : (thrown ?? spec ?? '')
}
