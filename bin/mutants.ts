import { appendFileSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { scaled } from '../fixtures/timeouts'
import { mutants, mutantOf, none, notAppliedIn, sample } from '../mutants'
import type { NotApplied } from '../mutants/apply'
import { coverageOf, coverageText } from '../mutants/coverage'
import { groupsOf, specsOf } from '../mutants/groups'
import { appOfMutant, type Mutant } from '../mutants/mutant'
import { writeBook } from '../report/book'
import { writeWhole } from '../report/files'
import {
  caughtBySpecs,
  countsOfMutants,
  judgeMutant,
  killMatrixSchema,
  killMatrixText,
  mutantText,
  unrun,
  type KillMatrix,
  type KillRow,
} from '../report/kill-matrix'
import {
  appNames,
  settings,
  type AppName,
  type Counts,
  type Results,
  type SpecList,
  type SubjectOnDisk,
} from '../report/schema'
import { SubjectFailed } from '../subjects/errors'
import type { SubjectRequest } from '../subjects/resolve'
import { parsed, subjectRequestIn } from './arguments'
import { asExitCode, Interrupted, UsageError } from '../run/exit-codes'
import { buildSubject, prepareRun, type Prepared } from '../run/prepare'
import { gate } from './gate'
import { interruptions } from '../run/playwright'
import { listSpecs, quietRun, type QuietRun, type QuietRunOptions } from './quiet-run'
import { newRunFolder, outFolder, displayPath, switchLink } from '../run/paths'

const help = `npm run mutants                   puts faults into next-auth and the app, one for each run of a spec, and runs the
                                  specs that must catch them: by a mismatch, not by a crash or a timeout
npm run mutants -- <mutant id> …  only these mutants
  --app <v4|v5>                   only the mutants in this app
  --sample                        one mutant of each of several kinds
  --list                          lists them all and runs nothing
  --applies                       runs no specs; lists the mutants that no longer apply because the text that they replace is gone
  --coverage                      runs all specs without a fault; lists which lines of next-auth's session code no spec runs, and which no mutant changes
  --next-auth <version>           in another version of next-auth (see npm run gate -- --help)
  -j, --jobs <n>                  how many groups of mutants run at the same time

Exit codes
  0    every mutant is caught, or is equivalent: no user can see a difference
  1    a mutant survives, or the text that it replaces is gone
  2    wrong usage
  3    the environment failed
  130  interrupted`

/** `npm run mutants`: resolves with the exit code. */
export const main = (args: string[]): Promise<number> => asExitCode(() => run(args))

async function run(args: string[]): Promise<number> {
  const options = {
    help: { type: 'boolean', short: 'h' },
    app: { type: 'string' },
    'next-auth': { type: 'string' },
    sample: { type: 'boolean' },
    list: { type: 'boolean' },
    applies: { type: 'boolean' },
    coverage: { type: 'boolean' },
    jobs: { type: 'string', short: 'j' },
  } as const
  const { values, positionals } = parsed('mutants', { args, options, allowPositionals: true })
  if (values.help) {
    console.log(help)
    return 0
  }
  const { app, ...subjectRequest } = subjectRequestIn(values)
  const chosen = (positionals.length > 0 ? positionals.map(mutantOf) : values.sample ? sample : mutants).filter(
    (mutant) => !app || appOfMutant(mutant) === app,
  )
  if (chosen.length === 0) throw new UsageError('No mutant matches. npm run mutants -- --list lists them all.')
  if (values.list) {
    for (const { id, intent, loses } of chosen) console.log(`${id}\n    ${intent}. Consequence: ${loses}.`)
    return 0
  }
  if (values.coverage) return reportCoverage()
  if (values.applies) return reportNotApplied(chosen, subjectRequest)
  const jobs = Number(values.jobs ?? defaultJobs())
  if (!Number.isInteger(jobs) || jobs < 1)
    throw new UsageError(
      `--jobs is ${values.jobs}. Expected the number of groups of mutants that run at the same time, such as 2.`,
    )
  return exitCodeOf(await runMutants(chosen, { jobs, subjectRequest, isFullRun: chosen.length === mutants.length }))
}

/** Runs the sample that is part of `npm test`. A mutant that is caught counts as a passed test. */
export async function runMutantSample(): Promise<{ exitCode: number; counts: Counts | undefined }> {
  const outcome: { matrix?: KillMatrix } = {}
  const exitCode = await asExitCode(async () => {
    // Fewer groups: with so few mutants, starting the groups takes most of the time
    outcome.matrix = await runMutants(sample, { jobs: availableParallelism(), subjectRequest: {}, isFullRun: false })
    return exitCodeOf(outcome.matrix)
  })
  if (!outcome.matrix) return { exitCode, counts: undefined }
  const { caught, equivalent } = countsOfMutants(outcome.matrix)
  return {
    exitCode,
    counts: { passed: caught, failed: failingMutants(outcome.matrix).map(mutantText), skipped: equivalent },
  }
}

/**
 * Twice as many as processors, at most 8: a run that catches a fault spends half of its time waiting for something that does not
 * happen.
 */
const defaultJobs = () => Math.min(8, 2 * availableParallelism())

/** The mutants that make a run fail. */
const failingMutants = ({ mutants: rows }: KillMatrix) =>
  rows.filter(({ status }) => status === 'survived' || status === 'does not apply')

const exitCodeOf = (matrix: KillMatrix) => (failingMutants(matrix).length > 0 ? 1 : 0)

/** Reports the mutants whose original text is gone, in the terminal and in the summary of a GitHub job. Runs no specs. */
async function reportNotApplied(chosen: Mutant[], subjectRequest: SubjectRequest): Promise<number> {
  const missing: NotApplied[] = []
  for (const app of new Set(chosen.map(appOfMutant))) {
    const { folder } = await buildSubject({ ...subjectRequest, app }, { mutant: none })
    missing.push(...notAppliedIn(folder).filter(({ id }) => chosen.some((mutant) => mutant.id === id)))
  }
  const lines = [
    `${chosen.length - missing.length} of ${chosen.length} mutants apply.`,
    ...missing.map(({ id, why }) => `- ${id}: ${why}`),
  ]
  console.log(lines.join('\n'))
  if (process.env.GITHUB_STEP_SUMMARY) appendFileSync(process.env.GITHUB_STEP_SUMMARY, `${lines.join('\n')}\n`)
  return missing.length > 0 ? 1 : 0
}

/** Runs all specs with V8's coverage, and prints which lines no spec runs, and which no mutant changes. */
async function reportCoverage(): Promise<number> {
  const folder = newRunFolder(outFolder(), 'coverage')
  const { exitCode, results } = await gate([`--mutant=${none.id}`], { [settings.coverage]: join(folder, 'raw') })
  if (!results) return exitCode
  const { folder: app } = JSON.parse(readFileSync(join(outFolder(), 'latest', 'subject.json'), 'utf8')) as SubjectOnDisk
  const coverage = coverageOf(join(folder, 'raw'), app, mutants)
  writeWhole(join(folder, 'coverage.json'), `${JSON.stringify(coverage, undefined, 1)}\n`)
  console.log(`\n${coverageText(coverage)}\n\nFull report: ${displayPath(join(folder, 'coverage.json'))}`)
  return exitCode
}

interface RunMutantsOptions {
  jobs: number
  /** What the specs run on, apart from the app. */
  subjectRequest: SubjectRequest
  /** Whether all mutants run. Only then is a spec that catches none reported, because it may be unable to fail. */
  isFullRun: boolean
}

async function runMutants(
  chosen: Mutant[],
  { jobs, subjectRequest, isFullRun }: RunMutantsOptions,
): Promise<KillMatrix> {
  const startedAt = new Date().toISOString()
  const began = performance.now()
  const folder = newRunFolder(outFolder(), 'mutants')
  const abort = new AbortController()
  const interrupt = () => abort.abort()
  for (const signal of interruptions) process.on(signal, interrupt)

  const rows: KillRow[] = []
  try {
    const builds = new Map<AppName, Prepared>()
    for (const app of new Set(chosen.map(appOfMutant)))
      builds.set(app, await prepareRun({ ...subjectRequest, app }, { signal: abort.signal, mutant: none }))
    const notApplied = [...builds.values()].flatMap(({ subject }) => notAppliedIn(subject.folder))
    const preparedFor = (mutant: Mutant) => builds.get(appOfMutant(mutant)) as Prepared
    const anyMutant = chosen[0] ?? none
    const list = await listSpecs(preparedFor(anyMutant), join(folder, 'list'), { ...none, app: appOfMutant(anyMutant) })
    const runSpecs: RunSpecs = (name, options) => {
      abort.signal.throwIfAborted()
      return quietRun(preparedFor(options.mutant), { ...options, list, folder: join(folder, name) })
    }
    const namedSpecs = chosen.flatMap(({ caughtBy }) => caughtBy)
    const wantsAll = isFullRun || namedSpecs.some((name) => name.endsWith('*'))
    const specs = wantsAll ? Object.keys(list) : [...new Set(namedSpecs)]
    const controls = await runControls(chosen, specs, runSpecs)
    const onRow = (row: KillRow) => {
      if (abort.signal.aborted) return
      rows.push(row)
      console.log(mutantText(row))
    }
    const queue: Mutant[] = []
    for (const mutant of chosen) {
      const missing = notApplied.find(({ id }) => id === mutant.id)
      if (missing) onRow(unrun(mutant, 'does not apply', missing.why))
      else queue.push(withExpandedSpecs(mutant, controls.get(appOfMutant(mutant))))
    }
    await judgeAll(queue, { jobs, list, runSpecs, onRow })
    abort.signal.throwIfAborted()
    const matrix: KillMatrix = {
      schema: killMatrixSchema,
      startedAt,
      durationMs: Math.round(performance.now() - began),
      subjects: [...controls.values()].flatMap(({ subjects }) => subjects.map(subjectText)),
      mutants: chosen.flatMap(({ id }) => rows.find((row) => row.id === id) ?? []),
      ...caughtBySpecs(rows, isFullRun ? specs : []),
    }
    publish(matrix, folder, controls)
    return matrix
  } catch (error) {
    if (!abort.signal.aborted) throw error
    throw new Interrupted(`\nInterrupted. ${rows.length} of ${chosen.length} mutants were run.`)
  } finally {
    for (const signal of interruptions) process.off(signal, interrupt)
  }
}

/**
 * Runs the specs that the mutants name on the build that contains all mutants, with none of them active.
 *
 * @returns the results for each app
 * @throws SubjectFailed when a spec does not hold there: its results with mutants would prove nothing
 */
async function runControls(chosen: Mutant[], specs: string[], runSpecs: RunSpecs): Promise<Map<AppName, Results>> {
  const controls = new Map<AppName, Results>()
  for (const app of Object.keys(appNames) as AppName[]) {
    const namedSpecs = chosen.filter((one) => appOfMutant(one) === app).flatMap(({ caughtBy }) => caughtBy)
    const ids = specs.filter((id) => namedSpecs.some((name) => matchesPattern(id, name)))
    if (ids.length === 0) continue
    console.log(`${appNames[app]} without a fault: ${ids.length} specs …`)
    const { results, tail } = await runSpecs(`${app}-none`, { mutant: { ...none, app }, ids, flags: ['--trace=off'] })
    const broken = results?.specs.find(({ status }) => status === 'differs' || status === 'not run')
    if (!results?.complete || results.errors.length > 0 || broken)
      throw new SubjectFailed(
        `${tail}\nThe specs that must catch a fault have to hold without it${broken ? `; ${broken.id} does not` : ''}. Expected npm run gate -- --mutant none --app ${app} to exit with 0.`,
      )
    controls.set(app, results)
  }
  return controls
}

interface JudgeOptions {
  jobs: number
  list: SpecList
  runSpecs: RunSpecs
  onRow: (row: KillRow) => void
}

async function judgeAll(queue: Mutant[], { jobs, list, runSpecs, onRow }: JudgeOptions): Promise<void> {
  const specCount = (group: Mutant[]) => group.flatMap(specsOf).length
  const work = async (groups: Iterable<Mutant[]>) => {
    for (const group of groups) for await (const row of judgeGroup(group, runSpecs)) onRow(row)
  }
  // The longest first, so that no long one is still running at the end. Long mutants run one at a time, because each has
  // several workers
  const longestFirst = (groups: Mutant[][]) => groups.sort((a, b) => specCount(b) - specCount(a)).values()
  const long = queue.filter(needsSeveralWorkers).map((mutant) => [mutant])
  const others = longestFirst(
    groupsOf(
      queue.filter((mutant) => !needsSeveralWorkers(mutant)),
      list,
      jobs,
    ),
  )
  const jobsForOthers = Array.from({ length: jobs - 1 }, () => work(others))
  await Promise.all([work(longestFirst(long)).then(() => work(others)), ...jobsForOthers])
}

/** Writes the kill matrix and its book, and prints it. */
function publish(matrix: KillMatrix, folder: string, controls: Map<AppName, Results>): void {
  writeWhole(join(folder, 'kill-matrix.json'), `${JSON.stringify(matrix, undefined, 1)}\n`)
  const [control] = controls.values()
  if (control) writeBook(control, join(folder, 'book'), { kills: matrix })
  const latest = join(outFolder(), 'mutants')
  switchLink(latest, folder)
  console.log(
    `\n${killMatrixText(matrix)}\n\nWhere to look: ${displayPath(latest)}/book/index.html, ${displayPath(latest)}/kill-matrix.json`,
  )
}

type RunSpecs = (name: string, options: Omit<QuietRunOptions, 'folder' | 'list'>) => Promise<QuietRun>

/** Whether a name in a mutant's `caughtBy` matches a spec. */
const matchesPattern = (id: string, pattern: string) =>
  pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : id === pattern

/** Expands each `*` in a mutant's lists to the specs that hold without the mutant. */
function withExpandedSpecs(mutant: Mutant, control: Results | undefined): Mutant {
  const held = control?.specs.flatMap(({ id, status }) => (status === 'held' ? [id] : [])) ?? []
  const expand = (name: string) => (name.endsWith('*') ? held.filter((id) => matchesPattern(id, name)) : [name])
  const rightlyHeld = Object.fromEntries(
    Object.entries(mutant.rightlyHeld ?? {}).flatMap(([name, why]) => expand(name).map((id) => [id, why] as const)),
  )
  const caughtBy = [...new Set(mutant.caughtBy.flatMap(expand))].filter((id) => !Object.hasOwn(rightlyHeld, id))
  return { ...mutant, caughtBy, rightlyHeld }
}

/** Whether a mutant has so many specs that it gets several workers. With one, it would take as long as all other mutants together. */
const needsSeveralWorkers = (mutant: Mutant) => specsOf(mutant).length > 100

/**
 * How long a spec may take, in ms: longer than any of its steps, so that the step that a fault blocks is reported. If the
 * spec itself times out, this ends its worker, and with it a server and a browser.
 */
const specTimeout = scaled(25_000)

const flagsFor = (workers: number) => [`--workers=${workers}`, `--timeout=${specTimeout}`, '--trace=off']

/** Judges several mutants in one run. A mutant that it does not catch runs again alone, and that result counts. */
async function* judgeGroup(group: Mutant[], runSpecs: RunSpecs): AsyncGenerator<KillRow> {
  const together = group.length > 1 ? await judgeTogether(group, runSpecs) : []
  for (const mutant of group) {
    const row = together.find(({ id }) => id === mutant.id)
    if (row?.status === 'caught') {
      yield row
      continue
    }
    if (row) console.log(`… ${mutant.id}: not caught in a run with other mutants, now running it alone`)
    yield await judgeAlone(mutant, runSpecs)
  }
}

/** Runs the specs of several mutants, each spec with its own mutant. */
async function judgeTogether(group: Mutant[], runSpecs: RunSpecs): Promise<KillRow[]> {
  const [{ app, id: first }] = group as [Mutant]
  const mutantBySpec = Object.fromEntries(group.flatMap((mutant) => specsOf(mutant).map((spec) => [spec, mutant.id])))
  const { results } = await runSpecs(`${folderNameOf(first)}-and-others`, {
    mutant: { ...none, app },
    mutantBySpec,
    ids: Object.keys(mutantBySpec),
    mustFail: group.flatMap(({ caughtBy }) => caughtBy),
    flags: flagsFor(1),
  })
  return group.map((mutant) => {
    const specs = results?.specs.filter(({ id }) => mutantBySpec[id] === mutant.id) ?? []
    const seconds = specs.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000
    return judgeMutant(mutant, results && { ...results, specs }, '', seconds)
  })
}

/** Runs the specs that must catch a mutant. If none of them does, runs all specs until some do. */
async function judgeAlone(mutant: Mutant, runSpecs: RunSpecs): Promise<KillRow> {
  if (mutant.equivalent) return unrun(mutant, 'equivalent', '')
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  const name = folderNameOf(mutant.id)
  const ids = specsOf(mutant)
  const flags = flagsFor(needsSeveralWorkers(mutant) ? 3 : 1)
  const first = ids.length > 0 ? await runSpecs(name, { mutant, ids, mustFail: mutant.caughtBy, flags }) : undefined
  const row = judgeMutant(mutant, first?.results, first && !first.results ? first.tail : '', seconds())
  if (row.by.length > 0) return row
  const { results } = await runSpecs(`${name}-all`, { mutant, flags: [...flags, '--max-failures=5'] })
  const others = judgeMutant({ ...mutant, caughtBy: [] }, results, '', seconds())
  const found = others.by.map(({ spec }) => spec)
  const why =
    found.length > 0
      ? `caught by ${found.join(', ')}. Add them to the mutant's caughtBy, which does not list them.`
      : 'no spec caught it. Expected one: write that spec, or say in the mutant why no user can see a difference (equivalent).'
  return { ...row, why: [row.why, why].filter(Boolean).join('\n'), seconds: seconds() }
}

/** A mutant's id as a folder name. */
const folderNameOf = (id: string) => id.replaceAll('/', '-')

const subjectText = ({ versions }: Results['subjects'][number]) =>
  `next-auth ${versions['next-auth']}, next ${versions.next}`
