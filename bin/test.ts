import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole } from '../report/files'
import { settings, type Counts, type Results } from '../report/schema'
import { gate, prepare } from './gate'
import { proveSample } from './mutants'
import { runPlaywright } from './playwright'
import { root } from './settings'
import { isCurrent, specFile } from './spec'

/** What the parts gave together, for `.ci/run`. */
const summary = join(root, 'out', 'test.json')

/** Besides the checkout's own subject, whole: some specs of every chapter on NextAuth 5, and on what was before update(). */
const samples = [
  ['--app=v5', '--sample'],
  ['--next-auth=4.20.1', '--sample'],
]

/** `npm test`: lint, types, the harness's own tests, a sample of the mutants, the gate, and whether docs/SPEC.md says what it ran. All of them run; the first that fails decides. */
export async function main(): Promise<number> {
  const began = performance.now()
  rmSync(summary, { force: true })
  const parts = [
    command('Lint', 'oxlint', ['--type-aware']),
    command('Format', 'prettier', ['--check', '--log-level', 'warn', '.']),
    command('Types of the harness', 'tsc', ['-p', '.']),
    ...['v4', 'v5'].map((app) => command(`Types of the app ${app}`, 'tsc', ['-p', join('app-under-test', app)])),
  ]
  const harness = await harnessTests()
  if (harness.exitCode === 130) return 130
  parts.push(harness)
  for (const args of samples) {
    const name = `The gate, ${args.join(' ')}`
    console.log(`\n${name}`)
    const sampled = await gate(args)
    if (sampled.exitCode === 130) return 130
    parts.push({ name, ...sampled })
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

async function harnessTests(): Promise<Part> {
  const name = 'The harness’s own tests'
  console.log(`\n${name}`)
  const ready = await prepare()
  if ('exitCode' in ready) return { name, exitCode: ready.exitCode, counts: undefined }
  const { code, counts, interrupted } = await runPlaywright(['--project=harness'], {
    ...ready.environment,
    [settings.reporters]: 'list',
  })
  return { name, exitCode: interrupted ? 130 : (code ?? 3), counts }
}

function command(name: string, program: string, args: string[]): Part {
  console.log(name)
  const { status } = spawnSync(join(root, 'node_modules', '.bin', program), args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  return { name, exitCode: status ?? 3, counts: undefined }
}
