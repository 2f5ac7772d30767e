import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mutant } from '../mutants/mutant'
import { writeWhole } from '../report/files'
import { readResults } from '../report/read'
import { listFile, settings, type MutantBySpec, type Results, type SpecList } from '../report/schema'
import { EnvironmentFailed } from './explained'
import { withMutant, type Prepared } from './gate'
import { runSpecs, withoutPages } from './playwright'

/** How a quiet run has ended. */
export interface QuietRun {
  /** Of a run that came to its end. */
  results: Results | undefined
  /** What went wrong, or its last lines. */
  tail: string
}

export interface QuietRunOptions {
  /** The run's folder. What Playwright prints goes to `run.log` in it. */
  folder: string
  /** The fault that is switched on. */
  mutant: Mutant
  /** The ids of the specs; empty: all. */
  ids?: string[]
  /** Where they are: only their files are loaded then. */
  list?: SpecList
  /** Where specs are run with several mutants: which one each is run with. */
  mutantBySpec?: MutantBySpec
  /** Of those, the ids that are to fail. */
  mustFail?: string[]
  /** Playwright's own flags. */
  flags: string[]
}

/**
 * Runs specs on a subject that is there, in its own folder and silently: for the command that runs them hundreds of times,
 * where a whole gate each time would cost a third of it.
 */
export async function quietRun(prepared: Prepared, options: QuietRunOptions): Promise<QuietRun> {
  const { folder, mutant, ids = [], list = {}, mutantBySpec, mustFail, flags } = options
  mkdirSync(folder, { recursive: true })
  const subject = join(folder, 'subject.json')
  writeWhole(subject, JSON.stringify(withMutant(prepared.subject, mutant)))
  const log = join(folder, 'run.log')
  const { fault, interrupted } = await runSpecs(
    [withoutPages, ...flags, ...filesOf(ids, list)],
    ids,
    {
      ...prepared.environment,
      [settings.run]: folder,
      [settings.subject]: subject,
      [settings.mutant]: mutant.id,
      ...(options.list && { [settings.total]: String(Object.keys(list).length) }),
      ...(mutantBySpec && { [settings.mutantBySpec]: JSON.stringify(mutantBySpec) }),
      ...(mustFail && { [settings.mustFail]: mustFail.join(' ') }),
    },
    log,
  )
  const file = join(folder, 'results.json')
  return {
    results: !fault && !interrupted && existsSync(file) ? readResults(file) : undefined,
    tail: fault?.message ?? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-12).join('\n'),
  }
}

/**
 * Lists all specs; nothing runs.
 *
 * @param folder the run's
 */
export async function listSpecs(prepared: Prepared, folder: string, mutant: Mutant): Promise<SpecList> {
  const { tail } = await quietRun(prepared, { folder, mutant, flags: ['--list'] })
  const file = join(folder, listFile)
  if (!existsSync(file)) throw new EnvironmentFailed(`The specs cannot be listed:\n${tail}`)
  return JSON.parse(readFileSync(file, 'utf8')) as SpecList
}

/** The files of these specs, as Playwright takes them: as regular expressions. None where one of them is unknown. */
function filesOf(ids: string[], list: SpecList): string[] {
  const files = new Set(ids.map((id) => list[id] ?? ''))
  if (files.has('')) return []
  return [...files].map((file) => file.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
}
