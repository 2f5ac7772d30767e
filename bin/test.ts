import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { appOfMutant, type Mutant } from '../mutants/mutant'
import { none, sample as sampleOfMutants } from '../mutants'
import { writeWhole } from '../report/files'
import { settings, type Counts, type Results } from '../report/schema'
import type { Wish } from '../subjects/resolve'
import { parsed, parseGateArguments } from './arguments'
import { explained } from './explained'
import { gate, prepare, prepareSubject } from './gate'
import { proveSample } from './mutants'
import { runPlaywright } from './playwright'
import { root } from './settings'
import { isCurrent, specFile } from './spec'

const help = `npm test                lint, types, the harness's own tests, the gate, a sample of it on NextAuth 5, and one of the mutants
npm test -- --nightly   and what is left for the night: some of the harness's own tests, and a sample on next-auth 4.20.1

Exit code: that of its first part that does not end with 0 (see npm run gate -- --help)`

/** What the parts gave together, for `.ci/run`. */
const summary = join(root, 'out', 'test.json')

/** Besides the checkout's own subject, whole: some specs of every chapter on NextAuth 5. As the gate takes it. */
const samples = [['--app=v5', '--sample']]

/** And, at night, on what was before update(), from its lock and on an older Next. */
const nightlySamples = [['--next-auth=4.20.1', '--sample']]

/** `npm test`: resolves with the exit code. */
export const main = (args: string[]): Promise<number> =>
  explained(async () => {
    const options = { help: { type: 'boolean', short: 'h' }, nightly: { type: 'boolean' } } as const
    const { values } = parsed('test', { args, options })
    if (values.help) {
      console.log(help)
      return 0
    }
    return test(values.nightly ?? false)
  })

/** All parts run; the first that fails decides. */
async function test(isNightly: boolean): Promise<number> {
  const began = performance.now()
  const sampled = isNightly ? [...samples, ...nightlySamples] : samples
  rmSync(summary, { force: true })
  // Builds go on beside what does not need them. One that fails is reported here, and again by the part that needs it
  const built = prepareAll([{ wish: {} }])
  // In the order in which they are needed: some of the harness's own tests, late among them, are of mutants
  const mutated = appsOf(sampleOfMutants).map((app) => ({ wish: { app }, mutant: none }))
  const allBuilt = built.then((code) =>
    code === 130 ? code : prepareAll([...mutated, ...sampled.map((args) => ({ wish: parseGateArguments(args).wish }))]),
  )
  const parts = [
    await command('Lint', 'oxlint', ['--type-aware']),
    await command('Format', 'prettier', ['--check', '--log-level', 'warn', '.']),
    await command('Types of the harness', 'tsc', ['-p', '.']),
    await command('Types of the app v4', 'tsc', ['-p', join('app-under-test', 'v4')]),
    await command('Types of the app v5', 'tsc', ['-p', join('app-under-test', 'v5')]),
  ]
  if ((await built) === 130) return 130
  const harness = await harnessTests(isNightly)
  if (harness.exitCode === 130 || (await allBuilt) === 130) return 130
  parts.push(harness)
  for (const args of sampled) {
    const name = `The gate, ${args.join(' ')}`
    console.log(`\n${name}`)
    const outcome = await gate(args)
    if (outcome.exitCode === 130) return 130
    parts.push({ name, ...outcome })
  }
  console.log('\nThe mutants, --sample')
  const faults = await proveSample()
  if (faults.exitCode === 130) return 130
  // Last, so that out/latest is of the whole
  console.log('\nThe gate')
  const specs = await gate([])
  parts.push(
    { name: 'The mutants, --sample', ...faults },
    { name: 'The gate', ...specs },
    specDocumentTest(specs.results),
  )

  const { passed, failed, skipped } = together(parts)
  writeWhole(summary, `${JSON.stringify({ passed, failed }, undefined, 1)}\n`)
  const took = ((performance.now() - began) / 1000).toFixed(0)
  console.log(`\nnpm test took ${took} s; ${skipped} specs are not in the version that they met`)
  // Once more, where they are looked for: ten thousand lines may be between them and the end
  if (failed.length > 0) console.log(`\nWhat failed:\n\n${failed.join('\n\n')}\n`)
  console.log(`${passed} passed, ${failed.length} failed`)
  return parts.find(({ exitCode }) => exitCode !== 0)?.exitCode ?? 0
}

/** Makes subjects one after the other, until somebody interrupts; gives the last exit code. */
async function prepareAll(subjects: { wish: Wish; mutant?: Mutant }[]): Promise<number> {
  let code = 0
  for (const { wish, mutant } of subjects) if (code !== 130) code = await prepareSubject(wish, mutant)
  return code
}

const appsOf = (mutants: Mutant[]) => [...new Set(mutants.map(appOfMutant))]

/** Adds the parts up. One that ended badly with nothing failed in it has failed as a whole, and is named. */
export function together(parts: Part[]): Counts {
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

function specDocumentTest(results: Results | undefined): Part {
  const name = 'docs/SPEC.md'
  console.log(`\n${name}`)
  // Without results the gate has failed, and said why
  if (!results) return { name, exitCode: 0, counts: { passed: 0, failed: [], skipped: 1 } }
  if (isCurrent(results, specFile)) return { name, exitCode: 0, counts: { passed: 1, failed: [], skipped: 0 } }
  const why =
    'docs/SPEC.md does not say what the specs of this run say. Expected the text that npm run spec writes: run it, and commit docs/SPEC.md.'
  console.error(why)
  return { name, exitCode: 1, counts: { passed: 0, failed: [why], skipped: 0 } }
}

async function harnessTests(isNightly: boolean): Promise<Part> {
  const name = 'The harness’s own tests'
  console.log(`\n${name}`)
  const ready = await prepare()
  if ('exitCode' in ready) return { name, exitCode: ready.exitCode, counts: undefined }
  const flags = isNightly ? [] : ['--grep-invert=@nightly']
  // One more than there are cores: some of them wait for what must not come
  const workers = `--workers=${availableParallelism() + 1}`
  const { code, counts, interrupted } = await runPlaywright(['--project=harness', workers, ...flags], {
    ...ready.environment,
    [settings.reporters]: 'list',
  })
  return { name, exitCode: interrupted ? 130 : (code ?? 3), counts }
}

async function command(name: string, program: string, args: string[]): Promise<Part> {
  console.log(name)
  const child = spawn(join(root, 'node_modules', '.bin', program), args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { name, exitCode: code ?? 3, counts: undefined }
}
