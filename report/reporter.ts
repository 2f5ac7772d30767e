import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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
import {
  fileOf,
  problemsIn,
  judge,
  leftOutOf,
  outsideOf,
  placeOf,
  specsIn,
  toResult,
  totalOf,
  type SpecRun,
} from './collect'
import { writeWhole } from './files'
import { junit } from './junit'
import {
  environmentFault,
  environmentFaultEnd,
  listFile,
  loadedSpecs,
  metaOf,
  schemaVersion,
  settings,
  capabilities,
  totalAnnotation,
  type Counts,
  type Fault,
  type ReporterMessage,
  type Results,
  type SpecList,
  type Subject,
  type SubjectOnDisk,
  type Capability,
  type Tier,
} from './schema'
import { closestNames } from './did-you-mean'
import { exitWithParent } from './exit-with-parent'
import { specLine } from './terminal'
import { specsOfTier } from './tiers'
import { onOutputClosed } from './closed-output'

/** Enforces `holds` and `needs`, judges each spec, and writes the results of the run. */
export default class SessionSpecReporter implements Reporter {
  private readonly startedAt = new Date()
  private readonly startTime = performance.now()
  private readonly subject = subjectFromEnvironment()
  private readonly run = process.env[settings.run] ?? 'out/by-hand'
  private readonly runs = new Map<string, SpecRun[]>()
  private readonly errors: string[] = []
  private readonly counts: Counts = { passed: 0, failed: [], skipped: 0 }
  private tests: TestCase[] = []
  private total = 0
  private expectedRuns = new Map<string, number>()
  private hasFault = false
  /** Why no spec may run. */
  private rejection: string | undefined
  private readonly loadErrors: string[] = []

  constructor() {
    exitWithParent()
    // Without bin/gate, Playwright ends as after Ctrl-C
    onOutputClosed(() => (process.send ? this.send({ unread: true }) : process.kill(process.pid, 'SIGINT')))
  }

  printsToStdio(): boolean {
    return true
  }

  /** Runs before any test: the only place where Playwright lets a reporter decide what a test must do. */
  async preprocess({ suite, testRun }: { config: FullConfig; suite: Suite; testRun: TestRun }): Promise<void> {
    const specs = specsIn(suite)
    const problems = problemsIn(specs)
    if (problems.length > 0)
      return this.reject(specs, testRun, `These specs have no unique id, or no source:\n${indent(problems)}`)

    const only = process.env[settings.only]?.split(' ').filter(Boolean) ?? []
    const ids = specs.map((test) => metaOf(test)?.id ?? '')
    const unknown = only.filter((id) => !ids.includes(id))
    if (unknown.length > 0) {
      const lines = unknown.map((id) => `${id}: did you mean ${closestNames(id, ids, 3).join(', ')}?`)
      return this.reject(specs, testRun, `No spec has this id:\n${indent(lines)}`)
    }

    const tier = process.env[settings.tier] as Tier | undefined
    const mustFail = new Set(process.env[settings.mustFail]?.split(' '))
    const total = process.env[settings.total] ?? String(loadedSpecs.size)
    for (const { annotations } of specs) annotations.push({ type: totalAnnotation, description: total })
    const chosen = new Set(tier ? specsOfTier(tier, specs) : specs)
    for (const test of specs) {
      const meta = metaOf(test)
      if (!meta) continue
      if (!chosen.has(test) || (only.length > 0 && !only.includes(meta.id))) {
        testRun.exclude(test)
        continue
      }
      const missing = meta.needs?.filter((capability) => !this.subject?.subject.capabilities.includes(capability)) ?? []
      const outside = this.outside(test)
      if (missing.length > 0) testRun.skip(test, `this version has no ${missing.join(', ')}`)
      else if (outside) testRun.fail(test, outside)
      else if (mustFail.has(meta.id)) testRun.fail(test, 'it must catch a fault')
    }
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.tests = specsIn(suite)
    this.total = totalOf(this.tests)
    for (const test of this.tests) {
      const id = metaOf(test)?.id ?? ''
      this.expectedRuns.set(id, (this.expectedRuns.get(id) ?? 0) + 1)
      if (process.env[settings.list]) process.stdout.write(`${id}\n    ${test.title}\n`)
    }
    if (process.env[settings.list]) this.writeList()
  }

  /** Writes a list that names, for each spec, the file that Playwright has to load for it. */
  private writeList(): void {
    const list: SpecList = Object.fromEntries(this.tests.map((test) => [metaOf(test)?.id ?? '', fileOf(test)]))
    writeWhole(join(this.run, listFile), `${JSON.stringify(list, null, 1)}\n`)
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    for (const error of result.errors) this.reportFaultIn(stripVTControlCharacters(error.message ?? ''))
    const meta = metaOf(test)
    if (!meta) {
      const messages = result.errors.map(({ message }) => stripVTControlCharacters(message ?? ''))
      if (test.outcome() === 'unexpected') this.countFailed(test.titlePath().slice(2).join(' › '), messages)
      else this.counts[result.status === 'skipped' ? 'skipped' : 'passed'] += 1
      return
    }
    const run = judge(test, result, this.outside(test), this.missingCapabilities)
    const runs = [...(this.runs.get(meta.id) ?? []), run]
    this.runs.set(meta.id, runs)
    if (run.status === 'differs') this.countFailed(meta.id, [run.error])
    else this.counts[run.status === 'held' || run.status === 'known to fail' ? 'passed' : 'skipped'] += 1
    if (this.hasFault) return
    this.showProgress()
    if (run.status === 'differs')
      process.stdout.write(`\n${specLine(test.title, meta.id, [run])}\n${indent(run.error.split('\n'))}\n\n`)
    else if (runs.length === this.expectedRuns.get(meta.id) && !runs.some(({ status }) => status === 'differs')) {
      process.stdout.write(`${specLine(test.title, meta.id, runs)}\n`)
    }
  }

  /** When specs run several times, the line of each appears only after its last run. */
  private showProgress(): void {
    const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)
    const done = sum([...this.runs.values()].map(({ length }) => length))
    const all = sum([...this.expectedRuns.values()])
    if (all > this.expectedRuns.size && done % 50 === 0) process.stdout.write(`  … ${done} of ${all} runs\n`)
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
    if (this.tests.length === 0) this.loadErrors.push([placesOf(error), text].filter(Boolean).join('\n'))
    else process.stderr.write(`\n${text}\n`)
  }

  async onEnd(result: FullResult): Promise<{ status?: FullResult['status'] }> {
    this.send({ counts: this.counts })
    const why = this.loadErrors.length > 0 ? `The specs do not load:\n${indent(this.loadErrors)}` : this.rejection
    if (why !== undefined) this.reportFault({ exitCode: 2, message: why })
    if (this.tests.length === 0 || !this.subject || process.env[settings.list]) return {}
    const results = this.results(result)
    writeWhole(join(this.run, 'results.json'), `${JSON.stringify(results, null, 1)}\n`)
    writeWhole(join(this.run, 'junit.xml'), junit(results))
    if (this.counts.failed.length > 0) return { status: 'failed' }
    // Playwright counts a spec that must catch a fault as failed when it holds. For us it has not failed
    return { status: process.env[settings.mustFail] && result.status === 'failed' ? 'passed' : result.status }
  }

  private results(result: FullResult): Results {
    const { subject } = this.subject as SubjectOnDisk
    const browser =
      [...this.runs.values()].flat().find(({ evidence }) => evidence.browser)?.evidence.browser ?? 'not started'
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
      subjects: [{ ...subject, versions: { ...subject.versions, browser } } satisfies Subject],
      specs,
      total: this.total,
      leftOut: leftOutOf(this.tests),
      errors: this.errors,
    }
  }

  /** The capabilities that this version does not have. */
  private get missingCapabilities(): Capability[] {
    return capabilities.filter((capability) => this.subject && !this.subject.subject.capabilities.includes(capability))
  }

  private outside(test: TestCase): string | undefined {
    const meta = metaOf(test)
    return meta && this.subject && outsideOf(meta, this.subject.subject.versions)
  }

  private countFailed(name: string, messages: string[]): void {
    this.counts.failed.push([name, indent(messages)].join('\n'))
  }

  /**
   * Excludes every test, so that nothing runs. The reason is reported when the run ends: only after this call does
   * Playwright report files that do not load, and a spec that is missing here may be in one of them.
   */
  private reject(specs: TestCase[], testRun: TestRun, message: string): void {
    for (const test of specs) testRun.exclude(test)
    this.rejection = message
  }

  /** Reports the fault in a text: an environment fault of a worker, or Playwright's error about a browser that does not start. */
  private reportFaultIn(text: string): boolean {
    const begin = text.indexOf(environmentFault)
    if (begin >= 0) {
      const end = text.indexOf(environmentFaultEnd, begin)
      this.reportFault({ exitCode: 3, message: text.slice(begin + environmentFault.length, end < 0 ? undefined : end) })
      return true
    }
    if (/browserType\.launch|Executable doesn't exist/.test(text)) {
      this.reportFault({
        exitCode: 3,
        message: `The browser did not start: ${process.env[settings.browser] ?? 'the one that Playwright installed'}\n${indent(text.split('\n').slice(0, 20))}\nExpected a Chromium that runs on this machine. Set ${settings.browser} to another one, or install the missing system dependencies: npx playwright install-deps chromium`,
      })
      return true
    }
    return false
  }

  private reportFault(fault: Fault): void {
    if (this.hasFault) return
    this.hasFault = true
    this.send({ fault })
    if (!process.send) process.stderr.write(`${fault.message}\n`)
  }

  private send(message: ReporterMessage): void {
    process.send?.(message)
  }
}

function subjectFromEnvironment(): SubjectOnDisk | undefined {
  const file = process.env[settings.subject]
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as SubjectOnDisk) : undefined
}

/** Where an error was thrown. When that is in a helper, also the spec that called it. */
function placesOf({ location, stack = '' }: TestError): string {
  const [, file, line] = /^ +at (?:.* \()?(?:file:\/\/)?(.+\.spec\.ts):(\d+):\d+\)?$/m.exec(stack) ?? []
  const thrown = location && placeOf({ location })
  const spec = file && placeOf({ location: { file, line: Number(line) } })
  return spec && thrown && spec !== thrown ? `${spec}, in ${thrown}` : (thrown ?? spec ?? '')
}

const indent = (lines: string[]) =>
  lines
    .flatMap((line) => line.split('\n'))
    .map((line) => `    ${line}`.trimEnd())
    .join('\n')
