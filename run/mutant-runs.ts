import { join } from 'node:path'
import { none, notAppliedIn } from '../mutants'
import { appOfMutant, type Mutant } from '../mutants/mutant'
import { writeBook } from '../report/book'
import { writeWhole } from '../schema/files'
import {
  caughtBySpecs,
  killMatrixSchema,
  killMatrixText,
  mutantText,
  unrun,
  type KillMatrix,
  type KillRow,
} from '../report/kill-matrix'
import { isAmong } from '../schema/spec'
import { appNames, type AppName } from '../schema/subject'
import type { Results } from '../schema/results'
import { SubjectFailed } from '../subjects/errors'
import type { SubjectRequest } from '../subjects/resolve'
import { Interrupted } from './exit-codes'
import { judgeAll, withExpandedSpecs, type RunSpecs } from './judge-mutants'
import { onInterruption } from './interruptions'
import { displayPath, newRunFolder, outFolder, switchLink } from './paths'
import { prepareRun, type Prepared } from './prepare'
import { listSpecs, quietRun } from './quiet-run'

interface RunMutantsOptions {
  jobs: number
  /** What the specs run on, apart from the app. */
  subjectRequest: SubjectRequest
  /** Whether all mutants run. Only then is a spec that catches none reported, because it may be unable to fail. */
  isFullRun: boolean
}

/** Puts each mutant into a run of the specs that must catch it, and publishes the kill matrix. */
export async function runMutants(
  chosen: Mutant[],
  { jobs, subjectRequest, isFullRun }: RunMutantsOptions,
): Promise<KillMatrix> {
  const startedAt = new Date().toISOString()
  const began = performance.now()
  const folder = newRunFolder(outFolder(), 'mutants')
  const abort = new AbortController()
  const ignoreInterruptions = onInterruption(() => abort.abort())

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
    ignoreInterruptions()
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
    const ids = specs.filter((id) => isAmong(namedSpecs, id))
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

const subjectText = ({ versions }: Results['subjects'][number]) =>
  `next-auth ${versions['next-auth']}, next ${versions.next}`
