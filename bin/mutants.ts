import { appendFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { mutants, mutantOf, none, notAppliedIn, sample } from '../mutants'
import type { NotApplied } from '../mutants/apply'
import { coverageOf, coverageText } from '../mutants/coverage'
import { appOfMutant, type Mutant } from '../mutants/mutant'
import { writeWhole } from '../schema/files'
import { countsOfMutants, mutantText, type KillMatrix } from '../report/kill-matrix'
import { settings } from '../schema/process'
import type { Counts } from '../schema/results'
import { readSubject } from '../subjects/current'
import type { SubjectRequest } from '../subjects/resolve'
import { parsed, subjectRequestIn } from './arguments'
import { asExitCode, UsageError } from '../run/exit-codes'
import { buildSubject } from '../run/prepare'
import { gate } from './gate'
import { newRunFolder, outFolder, displayPath } from '../run/paths'
import { runMutants } from '../run/mutant-runs'

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
  const { folder: app } = readSubject(join(outFolder(), 'latest', 'subject.json'))
  const coverage = coverageOf(join(folder, 'raw'), app, mutants)
  writeWhole(join(folder, 'coverage.json'), `${JSON.stringify(coverage, undefined, 1)}\n`)
  console.log(`\n${coverageText(coverage)}\n\nFull report: ${displayPath(join(folder, 'coverage.json'))}`)
  return exitCode
}
