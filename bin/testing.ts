// For the harness's own tests only: runs a command as a user would, and a small suite of specs in a child process.
import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { TestInfo } from '@playwright/test'
import {
  settings,
  type Counts,
  type Fault,
  type ReporterMessage,
  type Results,
  type SubjectOnDisk,
  type Surface,
} from '../report/schema'

export const root = resolve(__dirname, '..')

export interface Command {
  child: ChildProcess
  /** All that it has printed until now, without colours. */
  output: () => string
  /** Resolves when it has printed this. */
  printed: (text: string | RegExp) => Promise<void>
  /** Resolves with its exit code; null: a signal. */
  ended: Promise<number | null>
}

/** Starts `npm run <name> -- …` without npm, in a process group of its own. Its runs go into the test's own folder. */
export function startCommand(
  testInfo: TestInfo,
  name: string,
  args: readonly string[],
  environment: Record<string, string | undefined> = {},
): Command {
  // It is run as by a person: nothing of the run that this test is part of reaches it
  const own = Object.fromEntries(
    Object.entries(process.env).filter(
      ([variable]) => !/^(SESSION_SPEC_|TEST_|PW|PLAYWRIGHT_|FORCE_COLOR|GITHUB_)/.test(variable),
    ),
  )
  return start([join(root, 'bin', 'run.mjs'), name, ...args], {
    ...own,
    SESSION_SPEC_OUT: testInfo.outputPath('out'),
    [settings.browser]: process.env[settings.browser],
    [settings.wholeBrowser]: process.env[settings.wholeBrowser],
    ...environment,
  })
}

/** Runs a command to its end; see {@link startCommand}. */
export async function runCommand(...started: Parameters<typeof startCommand>) {
  const command = startCommand(...started)
  const code = await command.ended
  return { code, output: command.output() }
}

/** Starts the gate; see {@link startCommand}. */
export const startGate = (testInfo: TestInfo, args: string[], environment: Record<string, string | undefined> = {}) =>
  startCommand(testInfo, 'gate', args, environment)

/** Runs the gate to its end. */
export const runGate = (testInfo: TestInfo, args: string[], environment: Record<string, string | undefined> = {}) =>
  runCommand(testInfo, 'gate', args, environment)

/** What the last run of the gate gave, in the test's own folder. */
export const resultsOf = (testInfo: TestInfo) =>
  JSON.parse(readFileSync(testInfo.outputPath('out', 'latest', 'results.json'), 'utf8')) as Results

const running = new Set<ChildProcess>()

/** Ends what a test has started and left running. */
export function stopAll(): void {
  for (const { pid } of running) process.kill(-(pid as number), 'SIGTERM')
  running.clear()
}

/** Starts Node with these arguments. */
export function start(args: string[], environment: NodeJS.ProcessEnv, stdio: 'pipe' | 'ipc' = 'pipe'): Command {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', ...(stdio === 'ipc' ? (['ipc'] as const) : [])],
    detached: true,
  })
  running.add(child)
  child.once('close', () => running.delete(child))
  let all = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      all += stripVTControlCharacters(text)
      for (const listener of listeners) listener()
    })
  }
  const ended = new Promise<number | null>((done) => child.once('close', done))
  const printed = (text: string | RegExp) =>
    new Promise<void>((done, fail) => {
      const look = () => {
        if (typeof text === 'string' ? all.includes(text) : text.test(all)) done()
      }
      listeners.add(look)
      look()
      child.once('close', () => fail(new Error(`It ended without printing ${String(text)}:\n${all}`)))
    })
  return { child, output: () => all, printed, ended }
}

/** For a poll whose end only the test's own time-out is to decide: how long it takes depends on the machine. */
export const untilTimeIsUp = { timeout: 0 }

/** Of the app's server that runs write of below this folder; 0: there is none yet. */
export function serverPidBelow(folder: string): number {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  const log = names.find((name) => name.endsWith('worker-0.log'))
  return Number(/^pid (\d+)/.exec(log ? readFileSync(join(folder, log), 'utf8') : '')?.[1] ?? 0)
}

/** The processes that were started with this in their environment. */
export function processesOf(text: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(text)
      } catch {
        // It has ended in between
        return false
      }
    })
    .map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '))
}

export interface InlineRun {
  /** The run's. */
  folder: string
  code: number | null
  output: string
  faults: Fault[]
  counts: Counts | undefined
  results: Results | undefined
}

interface InlineOptions {
  versions?: Record<string, string>
  surfaces?: Surface[]
  only?: string
  /** More files beside the specs, by their names. What the specs import from `../../../` they can, too. */
  files?: Record<string, string>
  environment?: Record<string, string>
  /** Of Playwright. What it reports is also kept as blobs, so that `merge-reports` can put shards together. */
  args?: string[]
}

/**
 * Runs specs that are given as text, in a Playwright of their own with our config and reporter.
 *
 * @param body the specs; `test`, `expect`, `spec`, `article` and `reading` are there
 * @param versions of the subject; its app is the one that the tests run with
 */
export async function runInline(
  testInfo: TestInfo,
  body: string,
  { versions = {}, surfaces, only, files = {}, environment = {}, args = ['test'] }: InlineOptions = {},
): Promise<InlineRun> {
  // Below the checkout, so that imports find their way
  const folder = join(root, '.cache', 'inline', `${testInfo.testId}-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const given = JSON.parse(readFileSync(process.env[settings.subject] as string, 'utf8')) as SubjectOnDisk
  const subject = {
    ...given,
    subject: { ...given.subject, versions: { ...given.subject.versions, ...versions }, ...(surfaces && { surfaces }) },
  }
  writeFileSync(join(folder, 'subject.json'), JSON.stringify(subject))
  writeFileSync(
    join(folder, 'playwright.config.ts'),
    `import base from '../../../playwright.config'\nexport default { ...base, workers: 1, reporter: [['../../../report/reporter.ts'], ...(process.argv.includes('merge-reports') ? [] : [['blob']])], projects: [{ name: 'specs', testDir: '.' }] }\n`,
  )
  writeFileSync(
    join(folder, 'inline.spec.ts'),
    `import { acme, article, expect, globex, spec, test } from '../../../fixtures'\n` +
      `const reading = (timeline, session) => ({ name: 'a reading', session, timeline })\n${body}`,
  )
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const cli = require.resolve('@playwright/test/cli')
  const { [settings.only]: _only, ...inherited } = process.env
  const command = start(
    [cli, ...args, '--config', join(folder, 'playwright.config.ts')],
    {
      ...inherited,
      ...environment,
      [settings.run]: join(folder, 'run'),
      [settings.subject]: join(folder, 'subject.json'),
      ...(only && { [settings.only]: only }),
      PLAYWRIGHT_BLOB_OUTPUT_FILE: testInfo.outputPath('blobs', `${randomUUID()}.zip`),
    },
    'ipc',
  )
  const faults: Fault[] = []
  let counts: Counts | undefined
  command.child.on('message', (message: ReporterMessage) => {
    if ('fault' in message) faults.push(message.fault)
    else if ('counts' in message) counts = message.counts
  })
  const code = await command.ended
  const file = join(folder, 'run', 'results.json')
  return {
    folder: join(folder, 'run'),
    code,
    output: command.output(),
    faults,
    counts,
    results: existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : undefined,
  }
}
