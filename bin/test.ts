import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { writeWhole } from '../report/files'
import { settings, type Counts } from '../report/schema'
import { gate, prepare } from './gate'
import { runPlaywright } from './playwright'

const root = resolve(__dirname, '..')

/** The closing line, for `.ci/run`. */
const summary = join(root, 'out', 'test.txt')

/** `npm test`: lint, types, the harness's own tests, and the gate. All of them run; the first that fails decides. */
export async function main(): Promise<number> {
  const began = performance.now()
  rmSync(summary, { force: true })
  const codes = [
    command('Lint', 'oxlint', ['--type-aware']),
    command('Format', 'prettier', ['--check', '--log-level', 'warn', '.']),
    command('Types of the harness', 'tsc', ['-p', '.']),
    command('Types of the app', 'tsc', ['-p', join('app-under-test', 'v4')]),
  ]
  const harness = await harnessTests()
  if (harness.exitCode === 130) return 130
  console.log('\nThe gate')
  const specs = await gate([])
  codes.push(harness.exitCode, specs.exitCode)

  const counted = [harness.counts, specs.counts]
  const sum = (kind: keyof Counts) => counted.reduce((total, counts) => total + (counts?.[kind] ?? 0), 0)
  const line = `${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''}`
  writeWhole(summary, `${line}\n`)
  console.log(`\nnpm test took ${((performance.now() - began) / 1000).toFixed(0)} s\n${line}`)
  return codes.find((code) => code !== 0) ?? 0
}

async function harnessTests(): Promise<{ exitCode: number; counts: Counts | undefined }> {
  console.log('\nThe harness’s own tests')
  const ready = await prepare()
  if ('exitCode' in ready) return { exitCode: ready.exitCode, counts: undefined }
  const { code, counts, interrupted } = await runPlaywright(['--project=harness'], {
    [settings.run]: ready.run,
    [settings.subject]: ready.subjectFile,
    [settings.browser]: ready.browser,
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
