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

/** The closing line, for `.ci/run`. */
const summary = join(root, 'out', 'test.txt')

/** Besides the checkout's own subject, whole: some specs of every chapter on NextAuth 5, and on what was before update(). */
const samples = [
  ['--app=v5', '--sample'],
  ['--next-auth=4.20.1', '--sample'],
]

/** `npm test`: lint, types, the harness's own tests, a sample of the mutants, the gate, and whether docs/SPEC.md says what it ran. All of them run; the first that fails decides. */
export async function main(): Promise<number> {
  const began = performance.now()
  rmSync(summary, { force: true })
  const codes = [
    command('Lint', 'oxlint', ['--type-aware']),
    command('Format', 'prettier', ['--check', '--log-level', 'warn', '.']),
    command('Types of the harness', 'tsc', ['-p', '.']),
    ...['v4', 'v5'].map((app) => command(`Types of the app ${app}`, 'tsc', ['-p', join('app-under-test', app)])),
  ]
  const harness = await harnessTests()
  if (harness.exitCode === 130) return 130
  const sampled: Part[] = []
  for (const args of samples) {
    console.log(`\nThe gate, ${args.join(' ')}`)
    const part = await gate(args)
    if (part.exitCode === 130) return 130
    sampled.push(part)
  }
  console.log('\nThe mutants, --sample')
  const faults = await proveSample()
  if (faults.exitCode === 130) return 130
  // Last, so that out/latest is of the whole
  console.log('\nThe gate')
  const specs = await gate([])
  const document = specDocumentTest(specs.results)
  const parts = [harness, ...sampled, faults, specs, document]
  codes.push(...parts.map(({ exitCode }) => exitCode))

  const counted = parts.map(({ counts }) => counts)
  const sum = (kind: keyof Counts) => counted.reduce((total, counts) => total + (counts?.[kind] ?? 0), 0)
  const line = `${sum('passed')} passed, ${sum('failed')} failed`
  writeWhole(summary, `${line}\n`)
  const took = ((performance.now() - began) / 1000).toFixed(0)
  console.log(`\nnpm test took ${took} s; ${sum('skipped')} specs are not in the version that they met\n${line}`)
  return codes.find((code) => code !== 0) ?? 0
}

interface Part {
  exitCode: number
  counts: Counts | undefined
}

function specDocumentTest(results: Results | undefined): Part {
  console.log('\ndocs/SPEC.md')
  // Without results the gate has failed, and said why
  if (!results) return { exitCode: 0, counts: { passed: 0, failed: 0, skipped: 1 } }
  if (isCurrent(results, specFile)) return { exitCode: 0, counts: { passed: 1, failed: 0, skipped: 0 } }
  console.error(
    'docs/SPEC.md does not say what the specs of this run say. Expected the text that npm run spec writes: run it, and commit docs/SPEC.md.',
  )
  return { exitCode: 1, counts: { passed: 0, failed: 1, skipped: 0 } }
}

async function harnessTests(): Promise<Part> {
  console.log('\nThe harness’s own tests')
  const ready = await prepare()
  if ('exitCode' in ready) return { exitCode: ready.exitCode, counts: undefined }
  const { code, counts, interrupted } = await runPlaywright(['--project=harness'], {
    ...ready.environment,
    [settings.reporters]: 'list',
  })
  return { exitCode: interrupted ? 130 : (code ?? 3), counts }
}

function command(name: string, program: string, args: string[]): number {
  console.log(name)
  const { status } = spawnSync(join(root, 'node_modules', '.bin', program), args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  return status ?? 3
}
