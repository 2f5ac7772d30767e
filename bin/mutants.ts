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
import type { Wish } from '../subjects/resolve'
import { parsed, UsageError, wishIn } from './arguments'
import { explained, Interrupted } from './explained'
import { gate, ready, theSubject, type Prepared } from './gate'
import { interruptions } from './playwright'
import { listSpecs, quietRun, type QuietRun, type QuietRunOptions } from './quiet-run'
import { newRunFolder, outFolder, short, switchLink } from './settings'

const help = `npm run mutants                   puts one fault after the other into next-auth and the app, and runs the specs that
                                  must catch it: by a mismatch, not by a crash or a time-out
npm run mutants -- <mutant id> …  these only
  --app <v4|v5>                   only those in this app
  --sample                        some of each kind
  --list                          shows them all; nothing runs
  --applies                       instead: which of them no longer apply, as the text that they replace is gone
  --coverage                      instead: which lines of next-auth's session code no spec runs, and which no mutant touches
  --next-auth <version>           in another version (see npm run gate -- --help)
  -j, --jobs <n>                  how many run at once

Exit codes
  0    every mutant is caught, or nobody can see it
  1    one survives, or what it replaces is no longer there
  2    wrong usage
  3    the environment failed
  130  interrupted`

/** `npm run mutants`: resolves with the exit code. */
export const main = (args: string[]): Promise<number> => explained(() => run(args))

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
  const { app, ...wish } = wishIn(values)
  const chosen = (positionals.length > 0 ? positionals.map(mutantOf) : values.sample ? sample : mutants).filter(
    (mutant) => !app || appOfMutant(mutant) === app,
  )
  if (chosen.length === 0) throw new UsageError('No mutant is left. npm run mutants -- --list shows them all.')
  if (values.list) {
    for (const { id, intent, loses } of chosen) console.log(`${id}\n    ${intent}. Lost: ${loses}.`)
    return 0
  }
  if (values.coverage) return showCoverage()
  if (values.applies) return showApplies(chosen, wish)
  const jobs = Number(values.jobs ?? defaultJobs())
  if (!Number.isInteger(jobs) || jobs < 1)
    throw new UsageError(`--jobs is ${values.jobs}. Expected how many mutants run at once, such as 2.`)
  return exitCodeOf(await prove(chosen, { jobs, wish, isWhole: chosen.length === mutants.length }))
}

/** The sample that is part of `npm test`. A mutant that is caught counts as a test that has passed. */
export async function proveSample(): Promise<{ exitCode: number; counts: Counts | undefined }> {
  const ended: { matrix?: KillMatrix } = {}
  const exitCode = await explained(async () => {
    // Fewer groups: for so few mutants their starts take most of the time
    ended.matrix = await prove(sample, { jobs: availableParallelism(), wish: {}, isWhole: false })
    return exitCodeOf(ended.matrix)
  })
  if (!ended.matrix) return { exitCode, counts: undefined }
  const { caught, equivalent } = countsOfMutants(ended.matrix)
  return { exitCode, counts: { passed: caught, failed: redOf(ended.matrix).map(mutantText), skipped: equivalent } }
}

/** Half the time, a run that catches something waits: for what does not come. */
const defaultJobs = () => Math.min(8, 2 * availableParallelism())

/** The mutants that make a run fail. */
const redOf = ({ mutants: rows }: KillMatrix) =>
  rows.filter(({ status }) => status === 'survived' || status === 'does not apply')

const exitCodeOf = (matrix: KillMatrix) => (redOf(matrix).length > 0 ? 1 : 0)

/** Reports the mutants whose text is gone, on the terminal and in the summary of a GitHub job. Nothing runs. */
async function showApplies(chosen: Mutant[], wish: Wish): Promise<number> {
  const gone: NotApplied[] = []
  for (const app of new Set(chosen.map(appOfMutant))) {
    const { folder } = await theSubject({ ...wish, app }, { mutant: none })
    gone.push(...notAppliedIn(folder).filter(({ id }) => chosen.some((mutant) => mutant.id === id)))
  }
  const lines = [
    `${chosen.length - gone.length} of ${chosen.length} mutants apply.`,
    ...gone.map(({ id, why }) => `- ${id}: ${why}`),
  ]
  console.log(lines.join('\n'))
  if (process.env.GITHUB_STEP_SUMMARY) appendFileSync(process.env.GITHUB_STEP_SUMMARY, `${lines.join('\n')}\n`)
  return gone.length > 0 ? 1 : 0
}

/** Runs all specs with V8's coverage on, and says which lines nobody has seen. */
async function showCoverage(): Promise<number> {
  const folder = newRunFolder(outFolder(), 'coverage')
  const { exitCode, results } = await gate([`--mutant=${none.id}`], { [settings.coverage]: join(folder, 'raw') })
  if (!results) return exitCode
  const { folder: app } = JSON.parse(readFileSync(join(outFolder(), 'latest', 'subject.json'), 'utf8')) as SubjectOnDisk
  const coverage = coverageOf(join(folder, 'raw'), app, mutants)
  writeWhole(join(folder, 'coverage.json'), `${JSON.stringify(coverage, undefined, 1)}\n`)
  console.log(`\n${coverageText(coverage)}\n\nAll of it: ${short(join(folder, 'coverage.json'))}`)
  return exitCode
}

interface Proof {
  jobs: number
  /** What the specs run on, besides the app. */
  wish: Wish
  /** Whether it is all mutants: then a spec that catches none is one that may be unable to fail. */
  isWhole: boolean
}

async function prove(chosen: Mutant[], { jobs, wish, isWhole }: Proof): Promise<KillMatrix> {
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
      builds.set(app, await ready({ ...wish, app }, { signal: abort.signal, mutant: none }))
    const notApplied = [...builds.values()].flatMap(({ subject }) => notAppliedIn(subject.folder))
    const buildOf = (mutant: Mutant) => builds.get(appOfMutant(mutant)) as Prepared
    const anyMutant = chosen[0] ?? none
    const list = await listSpecs(buildOf(anyMutant), join(folder, 'list'), { ...none, app: appOfMutant(anyMutant) })
    const runSpecs: RunSpecs = (name, options) => {
      abort.signal.throwIfAborted()
      return quietRun(buildOf(options.mutant), { ...options, list, folder: join(folder, name) })
    }
    const named = chosen.flatMap(({ caughtBy }) => caughtBy)
    const wantsAll = isWhole || named.some((name) => name.endsWith('*'))
    const specs = wantsAll ? Object.keys(list) : [...new Set(named)]
    const controls = await runControls(chosen, specs, runSpecs)
    const onRow = (row: KillRow) => {
      if (abort.signal.aborted) return
      rows.push(row)
      console.log(mutantText(row))
    }
    const queue: Mutant[] = []
    for (const mutant of chosen) {
      const gone = notApplied.find(({ id }) => id === mutant.id)
      if (gone) onRow(unrun(mutant, 'does not apply', gone.why))
      else queue.push(withSpecs(mutant, controls.get(appOfMutant(mutant))))
    }
    await judgeAll(queue, { jobs, list, runSpecs, onRow })
    abort.signal.throwIfAborted()
    const matrix: KillMatrix = {
      schema: killMatrixSchema,
      startedAt,
      durationMs: Math.round(performance.now() - began),
      subjects: [...controls.values()].flatMap(({ subjects }) => subjects.map(inWords)),
      mutants: chosen.flatMap(({ id }) => rows.find((row) => row.id === id) ?? []),
      ...caughtBySpecs(rows, isWhole ? specs : []),
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
 * Runs the specs that the mutants name on the build that holds all mutants, with none switched on.
 *
 * @returns the results for each app
 * @throws SubjectFailed when a spec does not hold there: what it says of the mutants would prove nothing
 */
async function runControls(chosen: Mutant[], specs: string[], runSpecs: RunSpecs): Promise<Map<AppName, Results>> {
  const controls = new Map<AppName, Results>()
  for (const app of Object.keys(appNames) as AppName[]) {
    const named = chosen.filter((one) => appOfMutant(one) === app).flatMap(({ caughtBy }) => caughtBy)
    const ids = specs.filter((id) => named.some((name) => isNamed(id, name)))
    if (ids.length === 0) continue
    console.log(`${appNames[app]}, with no fault: ${ids.length} specs …`)
    const { results, tail } = await runSpecs(`${app}-none`, { mutant: { ...none, app }, ids, flags: ['--trace=off'] })
    const broken = results?.specs.find(({ status }) => status === 'differs' || status === 'not run')
    if (!results?.complete || results.errors.length > 0 || broken)
      throw new SubjectFailed(
        `${tail}\nWithout a fault, the specs that are to catch one must hold${broken ? `; ${broken.id} does not` : ''}. Expected npm run gate -- --mutant none --app ${app} to end with 0.`,
      )
    controls.set(app, results)
  }
  return controls
}

interface Judging {
  jobs: number
  list: SpecList
  runSpecs: RunSpecs
  onRow: (row: KillRow) => void
}

async function judgeAll(queue: Mutant[], { jobs, list, runSpecs, onRow }: Judging): Promise<void> {
  const inSpecs = (group: Mutant[]) => group.flatMap(specsOf).length
  const work = async (turns: Iterable<Mutant[]>) => {
    for (const group of turns) for await (const row of judged(group, runSpecs)) onRow(row)
  }
  // The longest first, so that none is left over at the end; one after the other, as each has several workers
  const longestFirst = (some: Mutant[][]) => some.sort((a, b) => inSpecs(b) - inSpecs(a)).values()
  const long = queue.filter(isLong).map((mutant) => [mutant])
  const others = longestFirst(
    groupsOf(
      queue.filter((mutant) => !isLong(mutant)),
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
    `\n${killMatrixText(matrix)}\n\nWhere to look: ${short(latest)}/book/index.html, ${short(latest)}/kill-matrix.json`,
  )
}

type RunSpecs = (name: string, options: Omit<QuietRunOptions, 'folder' | 'list'>) => Promise<QuietRun>

/** Whether a spec is meant by a name in a mutant's `caughtBy`. */
const isNamed = (id: string, name: string) => (name.endsWith('*') ? id.startsWith(name.slice(0, -1)) : id === name)

/** A mutant that names many specs by `*` means those that hold without it. */
function withSpecs(mutant: Mutant, control: Results | undefined): Mutant {
  const held = control?.specs.flatMap(({ id, status }) => (status === 'held' ? [id] : [])) ?? []
  const meant = (name: string) => (name.endsWith('*') ? held.filter((id) => isNamed(id, name)) : [name])
  const rightlyHeld = Object.fromEntries(
    Object.entries(mutant.rightlyHeld ?? {}).flatMap(([name, why]) => meant(name).map((id) => [id, why] as const)),
  )
  const caughtBy = [...new Set(mutant.caughtBy.flatMap(meant))].filter((id) => !Object.hasOwn(rightlyHeld, id))
  return { ...mutant, caughtBy, rightlyHeld }
}

/** Whether a mutant is judged by so many specs that it has several workers: it would else take as long as the rest together. */
const isLong = (mutant: Mutant) => specsOf(mutant).length > 100

/**
 * How long a spec may take, in ms: longer than any single step of its, so that what a fault stops is said by the step. A
 * spec whose own time is up ends its worker, and with it a server and a browser.
 */
const specTimeout = scaled(25_000)

const flagsFor = (workers: number) => [`--workers=${workers}`, `--timeout=${specTimeout}`, '--trace=off']

/** Judges mutants by one run. What it does not find caught is run alone: that counts then. */
async function* judged(group: Mutant[], runSpecs: RunSpecs): AsyncGenerator<KillRow> {
  const together = group.length > 1 ? await judgedTogether(group, runSpecs) : []
  for (const mutant of group) {
    const row = together.find(({ id }) => id === mutant.id)
    if (row?.status === 'caught') {
      yield row
      continue
    }
    if (row) console.log(`… ${mutant.id}: not caught among others, and now alone`)
    yield await judgedAlone(mutant, runSpecs)
  }
}

/** Runs the specs of several mutants, each with its own. */
async function judgedTogether(group: Mutant[], runSpecs: RunSpecs): Promise<KillRow[]> {
  const [{ app, id: first }] = group as [Mutant]
  const mutantBySpec = Object.fromEntries(group.flatMap((mutant) => specsOf(mutant).map((spec) => [spec, mutant.id])))
  const { results } = await runSpecs(`${inPath(first)}-and-others`, {
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

/** Runs the specs that are to catch a mutant; where none of them does, all others until some do. */
async function judgedAlone(mutant: Mutant, runSpecs: RunSpecs): Promise<KillRow> {
  if (mutant.equivalent) return unrun(mutant, 'equivalent', '')
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  const name = inPath(mutant.id)
  const ids = specsOf(mutant)
  const flags = flagsFor(isLong(mutant) ? 3 : 1)
  const first = ids.length > 0 ? await runSpecs(name, { mutant, ids, mustFail: mutant.caughtBy, flags }) : undefined
  const row = judgeMutant(mutant, first?.results, first && !first.results ? first.tail : '', seconds())
  if (row.by.length > 0) return row
  const { results } = await runSpecs(`${name}-all`, { mutant, flags: [...flags, '--max-failures=5'] })
  const others = judgeMutant({ ...mutant, caughtBy: [] }, results, '', seconds())
  const found = others.by.map(({ spec }) => spec)
  const why =
    found.length > 0
      ? `caught by ${found.join(', ')}, which it does not name. Expected them in its caughtBy.`
      : 'no spec caught it. Expected one: write it, or say in the mutant why nobody can see a difference (equivalent).'
  return { ...row, why: [row.why, why].filter(Boolean).join('\n'), seconds: seconds() }
}

/** A mutant's id, as the name of a folder. */
const inPath = (id: string) => id.replaceAll('/', '-')

const inWords = ({ versions }: Results['subjects'][number]) =>
  `next-auth ${versions['next-auth']}, next ${versions.next}`
