import { scaled } from '../fixtures/timeouts'
import { none } from '../mutants'
import { groupsOf, specsOf } from '../mutants/groups'
import { isChosenAtStart, type Mutant } from '../mutants/mutant'
import { judgeMutant, unrun, type KillRow } from '../report/kill-matrix'
import type { Results } from '../schema/results'
import type { SpecList } from '../schema/process'
import { isAmong } from '../schema/spec'
import type { QuietRun, QuietRunOptions } from './quiet-run'

interface JudgeOptions {
  jobs: number
  list: SpecList
  runSpecs: RunSpecs
  onRow: (row: KillRow) => void
}

/** Judges mutants, several groups at the same time. */
export async function judgeAll(queue: Mutant[], { jobs, list, runSpecs, onRow }: JudgeOptions): Promise<void> {
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

export type RunSpecs = (name: string, options: Omit<QuietRunOptions, 'folder' | 'list'>) => Promise<QuietRun>

/** Expands each `*` in a mutant's lists to the specs that hold without the mutant. */
export function withExpandedSpecs(mutant: Mutant, control: Results | undefined): Mutant {
  const held = control?.specs.flatMap(({ id, status }) => (status === 'held' ? [id] : [])) ?? []
  const expand = (name: string) => (name.endsWith('*') ? held.filter((id) => isAmong([name], id)) : [name])
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
const specTimeout = scaled(40_000)

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
    const alone = await judgeAlone(mutant, runSpecs)
    if (row && alone.status === 'caught' && !isChosenAtStart(mutant))
      console.log(
        `… ${mutant.id}: caught alone. If it is so again, the app keeps what ${mutant.file} returned while the app was loading: add the file to filesChosenAtStart in mutants/mutant.ts, which saves the second run`,
      )
    yield alone
  }
}

/** Runs the specs of several mutants, each spec with its own mutant. */
async function judgeTogether(group: Mutant[], runSpecs: RunSpecs): Promise<KillRow[]> {
  const [{ app, id: first }] = group as [Mutant]
  const mutantBySpec = Object.fromEntries(group.flatMap((mutant) => specsOf(mutant).map((spec) => [spec, mutant.id])))
  const { results } = await runSpecs(`${folderNameOf(first)}-and-others`, {
    mutant: { ...none, app },
    mutantBySpec,
    restartForMutant: group.some(isChosenAtStart),
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
