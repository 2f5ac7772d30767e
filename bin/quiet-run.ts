import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mutant } from '../mutants/mutant'
import { writeWhole } from '../report/files'
import { readResults } from '../report/read'
import { settings, type Results } from '../report/schema'
import { withMutant, type Prepared } from './gate'
import { runSpecs } from './playwright'

/** How a quiet run has ended. */
export interface QuietRun {
  /** Of a run that came to its end. */
  results: Results | undefined
  /** What Playwright printed. */
  printed: string
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
  /** Of those, the ids that are to fail. */
  mustFail?: string[]
  /** Playwright's own flags. */
  flags: string[]
}

/** Playwright's flag for a run that nobody looks at: the HTML report is left out. */
const withoutPages = `--reporter=${join(__dirname, '..', 'report', 'reporter.ts')}`

/**
 * Runs specs on a subject that is there, in its own folder and silently: for the command that runs them hundreds of times,
 * where a whole gate each time would cost a third of it.
 */
export async function quietRun(prepared: Prepared, options: QuietRunOptions): Promise<QuietRun> {
  const { folder, mutant, ids = [], mustFail, flags } = options
  mkdirSync(folder, { recursive: true })
  const subject = join(folder, 'subject.json')
  writeWhole(subject, JSON.stringify(withMutant(prepared.subject, mutant)))
  const log = join(folder, 'run.log')
  const { fault, interrupted } = await runSpecs(
    [withoutPages, ...flags],
    ids,
    {
      ...prepared.environment,
      [settings.run]: folder,
      [settings.subject]: subject,
      [settings.mutant]: mutant.id,
      ...(mustFail && { [settings.mustFail]: mustFail.join(' ') }),
    },
    log,
  )
  const file = join(folder, 'results.json')
  const printed = readFileSync(log, 'utf8')
  return {
    results: !fault && !interrupted && existsSync(file) ? readResults(file) : undefined,
    printed,
    tail: fault?.message ?? printed.trimEnd().split('\n').slice(-12).join('\n'),
  }
}
