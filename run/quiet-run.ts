import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mutant } from '../mutants/mutant'
import { writeWhole } from '../schema/files'
import { escapeRegExp } from '../report/escape'
import { readResults } from '../report/read'
import { EnvironmentFault, listFile, settings, type MutantBySpec, type SpecList } from '../schema/process'
import type { Results } from '../schema/results'
import { withMutant, type Prepared } from '../run/prepare'
import { runSpecs, withoutPages } from '../run/playwright'

/** The outcome of a quiet run. */
export interface QuietRun {
  /** undefined if the run did not finish. */
  results: Results | undefined
  /** The error, or the last lines of the output. */
  tail: string
}

export interface QuietRunOptions {
  /** The run's folder. Playwright's output is written to `run.log` in it. */
  folder: string
  /** The fault that is active. */
  mutant: Mutant
  /** The ids of the specs; empty: all. */
  ids?: string[]
  /** The files of all specs. If it is given, Playwright loads only the files of the specs in `ids`. */
  list?: SpecList
  /** For a run with several mutants: which mutant each spec runs with. */
  mutantBySpec?: MutantBySpec
  /** With `mutantBySpec`: whether each mutant needs a server that was started with it. */
  restartForMutant?: boolean
  /** The ids of those specs that must fail. */
  mustFail?: string[]
  /** Playwright's own flags. */
  flags: string[]
}

/**
 * Runs specs on a prepared subject in the run's own folder, without printing anything. It is for the command that runs specs
 * hundreds of times, where a complete gate each time would cost a third of the total time.
 */
export async function quietRun(prepared: Prepared, options: QuietRunOptions): Promise<QuietRun> {
  const { folder, mutant, ids = [], list = {}, mutantBySpec, restartForMutant, mustFail, flags } = options
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
      PLAYWRIGHT_LAST_RUN_OUTPUT_FILE: join(folder, 'last-run.json'),
      [settings.subject]: subject,
      [settings.mutant]: mutant.id,
      ...(options.list && { [settings.total]: String(Object.keys(list).length) }),
      ...(mutantBySpec && { [settings.mutantBySpec]: JSON.stringify(mutantBySpec) }),
      ...(restartForMutant && { [settings.restartForMutant]: '1' }),
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
 * Lists all specs without running them.
 *
 * @param folder the run's folder
 */
export async function listSpecs(prepared: Prepared, folder: string, mutant: Mutant): Promise<SpecList> {
  const { tail } = await quietRun(prepared, { folder, mutant, flags: ['--list'] })
  const file = join(folder, listFile)
  if (!existsSync(file)) throw new EnvironmentFault(`The specs cannot be listed:\n${tail}`)
  return JSON.parse(readFileSync(file, 'utf8')) as SpecList
}

/** The files of these specs, as the regular expressions that Playwright expects. Empty if one of the files is unknown. */
function filesOf(ids: string[], list: SpecList): string[] {
  const files = new Set(ids.map((id) => list[id] ?? ''))
  if (files.has('')) return []
  return [...files].map(escapeRegExp)
}
