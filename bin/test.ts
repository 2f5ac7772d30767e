import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter'
import { appOfMutant, type Mutant } from '../mutants/mutant'
import { none, sample as sampleOfMutants } from '../mutants'
import { writeWhole } from '../schema/files'
import { settings } from '../schema/process'
import type { Counts, Results } from '../schema/results'
import type { SubjectRequest } from '../subjects/resolve'
import { parsed, parseGateArguments } from './arguments'
import { asExitCode } from '../run/exit-codes'
import { gate, prepareSubject } from './gate'
import { runMutantSample } from './mutants'
import { runPlaywright } from '../run/playwright'
import { disagreements, disagreementsText, publishedIn } from '../report/published'
import { displayPath, newRunFolder, outFolder, publishedFile, root } from '../run/paths'
import { isCurrent } from './spec'
import { specFile } from '../run/upgrade-guide'

const help = `npm test                runs lint, types, the harness's own tests, the gate, a sample of the gate on
                        NextAuth 5, and a sample of the mutants
npm test -- --nightly   also runs what is nightly only: some of the harness's own tests, and a sample on next-auth 4.20.1

Exit code: that of the first part that does not exit with 0 (see npm run gate -- --help)`

/** The results of all parts, for `.ci/run`. */
const summary = join(root, 'out', 'test.json')

/** In addition to all specs on the checkout's own subject: some specs of every chapter on NextAuth 5. As arguments of the gate. */
const samples = [['--app=v5', '--sample']]

/** At night, also on a next-auth without update(), installed from its lock and on an older Next. */
const nightlySamples = [['--next-auth=4.20.1', '--sample']]

/** `npm test`: resolves with the exit code. */
export const main = (args: string[]): Promise<number> =>
  asExitCode(async () => {
    const options = { help: { type: 'boolean', short: 'h' }, nightly: { type: 'boolean' } } as const
    const { values } = parsed('test', { args, options })
    if (values.help) {
      console.log(help)
      return 0
    }
    return test(values.nightly ?? false)
  })

/** Runs all parts. The first one that fails decides the exit code. */
async function test(isNightly: boolean): Promise<number> {
  const began = performance.now()
  const sampled = isNightly ? [...samples, ...nightlySamples] : samples
  rmSync(summary, { force: true })
  // Builds run in parallel with the parts that do not need them. A build that fails is reported here, and again by the part that needs it
  const built = prepareAll([{ subjectRequest: {} }])
  // In the order in which they are needed: mutants first, because some late tests of the harness run them
  const mutated = appsOf(sampleOfMutants).map((app) => ({ subjectRequest: { app }, mutant: none }))
  const allBuilt = built.then((code) =>
    code === 130
      ? code
      : prepareAll([
          ...mutated,
          ...sampled.map((args) => ({ subjectRequest: parseGateArguments(args).subjectRequest })),
        ]),
  )
  const parts = [
    await runProgram('Lint', 'oxlint', ['--type-aware']),
    await runProgram('Format', 'prettier', ['--check', '--log-level', 'warn', '.']),
    await runProgram('Types of the harness', 'tsc', ['-p', '.']),
    await runProgram('Types of the app v4', 'tsc', ['-p', join('app-under-test', 'v4')]),
    await runProgram('Types of the app v5', 'tsc', ['-p', join('app-under-test', 'v5')]),
    await runProgram('Types of the package', 'tsc', ['-p', join('packages', 'nextauth-session-spec')]),
  ]
  if ((await built) === 130) return 130
  const harness = await runHarnessTests(isNightly)
  if (harness.exitCode === 130 || (await allBuilt) === 130) return 130
  parts.push(harness)
  const sampledResults: (Results | undefined)[] = []
  for (const args of sampled) {
    const name = `The gate, ${args.join(' ')}`
    console.log(`\n${name}`)
    const outcome = await gate(args)
    if (outcome.exitCode === 130) return 130
    parts.push({ name, ...outcome })
    sampledResults.push(outcome.results)
  }
  console.log('\nThe mutants, --sample')
  const faults = await runMutantSample()
  if (faults.exitCode === 130) return 130
  // Last, so that out/latest is the full run
  console.log('\nThe gate')
  const specs = await gate([])
  parts.push(
    { name: 'The mutants, --sample', ...faults },
    { name: 'The gate', ...specs },
    checkSpecDocument(specs.results),
    checkPublished([...sampledResults, specs.results]),
  )

  const { passed, failed, skipped } = sumParts(parts)
  writeWhole(summary, `${JSON.stringify({ passed, failed }, undefined, 1)}\n`)
  const took = ((performance.now() - began) / 1000).toFixed(0)
  console.log(`\nnpm test took ${took} s; ${skipped} specs were skipped: the version under test lacks what they need`)
  // Repeated at the end, where readers look for failures: the first report may be ten thousand lines above it
  if (failed.length > 0) console.log(`\nWhat failed:\n\n${failed.join('\n\n')}\n`)
  console.log(`${passed} passed, ${failed.length} failed`)
  return parts.find(({ exitCode }) => exitCode !== 0)?.exitCode ?? 0
}

/** Prepares subjects one after the other until an interruption. Returns the last exit code. */
async function prepareAll(subjects: { subjectRequest: SubjectRequest; mutant?: Mutant }[]): Promise<number> {
  let code = 0
  for (const { subjectRequest, mutant } of subjects)
    if (code !== 130) code = await prepareSubject(subjectRequest, mutant)
  return code
}

const appsOf = (mutants: Mutant[]) => [...new Set(mutants.map(appOfMutant))]

/** Adds up the parts. A part that exits with an error but has no failed test counts as one failure, with the part's name. */
export function sumParts(parts: Part[]): Counts {
  const counted = parts.map(({ name, exitCode, counts = { passed: 0, failed: [], skipped: 0 } }) =>
    exitCode === 0 || counts.failed.length > 0
      ? counts
      : { ...counts, failed: [`${name}: ended with exit code ${exitCode}, see above`] },
  )
  return {
    passed: counted.reduce((total, { passed }) => total + passed, 0),
    failed: counted.flatMap(({ failed }) => failed),
    skipped: counted.reduce((total, { skipped }) => total + skipped, 0),
  }
}

interface Part {
  name: string
  exitCode: number
  counts: Counts | undefined
}

function checkSpecDocument(results: Results | undefined): Part {
  const name = 'docs/SPEC.md'
  console.log(`\n${name}`)
  // Without results, the gate has failed and reported why
  if (!results) return { name, exitCode: 0, counts: { passed: 0, failed: [], skipped: 1 } }
  if (isCurrent(results, specFile)) return { name, exitCode: 0, counts: { passed: 1, failed: [], skipped: 0 } }
  const why =
    'docs/SPEC.md or docs/table.svg does not match the specs of this run, or docs/UPGRADE.md does not match docs/matrix.json. Expected what npm run spec writes: run it, and commit docs/.'
  console.error(why)
  return { name, exitCode: 1, counts: { passed: 0, failed: [why], skipped: 0 } }
}

/** Compares what ran with the published matrix. Versions that it does not have are left out. */
export function checkPublished(runs: (Results | undefined)[], file = publishedFile): Part {
  const name = displayPath(file)
  console.log(`\n${name}`)
  const published = publishedIn(file)
  const compared = runs.flatMap((run) => (run && disagreements(published, run)) ?? [])
  if (compared.length === 0) return { name, exitCode: 0, counts: { passed: 1, failed: [], skipped: 0 } }
  const why = `${name} is not what was measured now:\n${disagreementsText(compared)}\nIf the new results are right: npm run matrix -- --publish`
  console.error(why)
  return { name, exitCode: 1, counts: { passed: 0, failed: [why], skipped: 0 } }
}

async function runHarnessTests(isNightly: boolean): Promise<Part> {
  const name = 'The harness’s own tests'
  console.log(`\n${name}`)
  const run = newRunFolder(outFolder(), 'harness')
  const flags = isNightly ? [] : ['--grep-invert=@nightly']
  // One more than the number of cores, because some tests wait for something that must not happen
  const workers = `--workers=${availableParallelism() + 1}`
  const config = `--config=${join(root, 'playwright.harness.config.ts')}`
  const { code, interrupted } = await runPlaywright([config, workers, ...flags], { [settings.run]: run })
  if (interrupted) return { name, exitCode: 130, counts: undefined }
  const report = join(run, 'harness.json')
  return { name, exitCode: code ?? 3, counts: existsSync(report) ? countsIn(readJson(report)) : undefined }
}

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as JSONReport

/** The results in a report of Playwright's own JSON reporter. */
export function countsIn({ stats, suites }: Pick<JSONReport, 'stats' | 'suites'>): Counts {
  const failuresIn = ({ title, specs, suites: inner = [] }: JSONReportSuite): string[] => [
    ...specs
      .filter(({ ok }) => !ok)
      .map((spec) => {
        const errors = spec.tests.flatMap(({ results }) => results.flatMap(({ error }) => error?.message ?? []))
        return [`${title} › ${spec.title}`, ...errors.map(stripVTControlCharacters)].join('\n    ')
      }),
    ...inner.flatMap(failuresIn),
  ]
  return { passed: stats.expected, failed: suites.flatMap(failuresIn), skipped: stats.skipped }
}

async function runProgram(name: string, program: string, args: string[]): Promise<Part> {
  console.log(name)
  const child = spawn(join(root, 'node_modules', '.bin', program), args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { name, exitCode: code ?? 3, counts: undefined }
}
