// For the harness's own tests only: runs a command as a user does, or a small suite of specs, in a child process.
import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { TestInfo } from '@playwright/test'
import { settings, type Fault, type ReporterMessage } from '../schema/process'
import type { Counts, Results } from '../schema/results'
import type { Capability } from '../schema/subject'
import type { SubjectOnDisk } from '../schema/subject-on-disk'
import { preparedSubject } from '../subjects/current'
import { root } from './paths'

export { root }

const playwrightCli = require.resolve('@playwright/test/cli')

export interface Command {
  child: ChildProcess
  /** Everything that it has printed so far, without colors. */
  output: () => string
  /** Resolves when it has printed this text. */
  printed: (text: string | RegExp) => Promise<void>
  /** Resolves with its exit code; null: ended by a signal. */
  ended: Promise<number | null>
}

/** Starts `npm run <name> -- …` without npm, in its own process group. Its runs are written to the test's own folder. */
export function startCommand(
  testInfo: TestInfo,
  name: string,
  args: readonly string[],
  environment: Record<string, string | undefined> = {},
): Command {
  return start([join(root, 'bin', 'run.mjs'), name, ...args], asUser(testInfo, environment))
}

/** The environment of a command that a user starts: it inherits nothing from the run that this test is part of. */
function asUser(testInfo: TestInfo, environment: Record<string, string | undefined>): NodeJS.ProcessEnv {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(
      ([variable]) => !/^(SESSION_SPEC_|TEST_|PW|PLAYWRIGHT_|FORCE_COLOR|GITHUB_)/.test(variable),
    ),
  )
  return {
    ...inherited,
    SESSION_SPEC_OUT: testInfo.outputPath('out'),
    [settings.browser]: process.env[settings.browser],
    [settings.fullBrowser]: process.env[settings.fullBrowser],
    ...environment,
  }
}

/** Starts `npx playwright …` without npx, as a user does; see {@link startCommand}. */
export const startPlaywright = (
  testInfo: TestInfo,
  args: string[],
  environment: Record<string, string | undefined> = {},
) => start([playwrightCli, ...args], asUser(testInfo, environment), 'stdin')

/** Waits until a command exits. */
async function untilEnded({ ended, output }: Command): Promise<{ code: number | null; output: string }> {
  const code = await ended
  return { code, output: output() }
}

/** Runs `npx playwright …` until it exits. */
export const runPlaywrightCommand = (...started: Parameters<typeof startPlaywright>) =>
  untilEnded(startPlaywright(...started))

/** Runs a command until it exits; see {@link startCommand}. */
export const runCommand = (...started: Parameters<typeof startCommand>) => untilEnded(startCommand(...started))

/** Starts the gate; see {@link startCommand}. */
export const startGate = (testInfo: TestInfo, args: string[], environment: Record<string, string | undefined> = {}) =>
  startCommand(testInfo, 'gate', args, environment)

/** Runs the gate until it exits. */
export const runGate = (testInfo: TestInfo, args: string[], environment: Record<string, string | undefined> = {}) =>
  runCommand(testInfo, 'gate', args, environment)

/** The results of the last run of the gate in the test's own folder. */
export const resultsOf = (testInfo: TestInfo) =>
  JSON.parse(readFileSync(testInfo.outputPath('out', 'latest', 'results.json'), 'utf8')) as Results

/** A copy of the apps that a test can change. */
export function copyOfApps(testInfo: TestInfo): string {
  const apps = testInfo.outputPath('apps')
  cpSync(join(root, 'app-under-test'), apps, { recursive: true })
  return apps
}

const running = new Set<ChildProcess>()

/** Stops what a test has started and left running. */
export function stopAll(): void {
  for (const { pid } of running) process.kill(-(pid as number), 'SIGTERM')
  running.clear()
}

/** Starts Node with these arguments. */
export function start(
  args: string[],
  environment: NodeJS.ProcessEnv,
  stdio: 'pipe' | 'ipc' | 'stdin' = 'pipe',
): Command {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: environment,
    // Playwright's servers exit when their stdin is closed
    stdio: [stdio === 'stdin' ? 'pipe' : 'ignore', 'pipe', 'pipe', ...(stdio === 'ipc' ? (['ipc'] as const) : [])],
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
      const check = () => {
        if (typeof text === 'string' ? all.includes(text) : text.test(all)) done()
      }
      listeners.add(check)
      check()
      child.once('close', () => fail(new Error(`The command exited without printing ${String(text)}:\n${all}`)))
    })
  return { child, output: () => all, printed, ended }
}

/** For a poll that only the test's own timeout ends, because its duration depends on the machine. */
export const untilTestTimeout = { timeout: 0 }

/** The process id of the app's server, from the logs of the runs in this folder. 0: no server has started yet. */
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
        // The process has exited in the meantime
        return false
      }
    })
    .map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '))
}

/** A suite of specs of its own, with this repository's config and fixtures. */
export interface InlineSuite {
  folder: string
  /** The folder of its run. */
  run: string
  /** The path of its config. */
  config: string
  environment: NodeJS.ProcessEnv
}

export interface InlineRun extends InlineSuite {
  code: number | null
  output: string
  faults: Fault[]
  counts: Counts | undefined
  results: Results | undefined
}

interface InlineOptions {
  versions?: Record<string, string>
  capabilities?: Capability[]
  only?: string
  /** Additional files next to the specs, by name. Like the specs, they can import from `../../../`. */
  files?: Record<string, string>
  environment?: Record<string, string>
  /** Additional reporters, with their options. */
  reporters?: [string, object][]
  /** Playwright's arguments. The run also writes a blob report, so that `merge-reports` can merge shards. */
  args?: string[]
}

/**
 * Writes specs from a string into a folder of their own.
 *
 * @param body the specs; `test`, `expect`, `spec`, `article` and `reading` are in scope
 * @param versions of the subject; its app is the one that the tests run with
 */
export function inlineSuite(
  testInfo: TestInfo,
  body: string,
  { versions = {}, capabilities, files = {}, reporters = [] }: InlineOptions = {},
): InlineSuite {
  // Inside the checkout, so that imports resolve
  const folder = join(root, '.cache', 'inline', `${testInfo.testId}-${process.pid}`)
  // Outside the folder of the specs, which UI mode watches
  const out = testInfo.outputPath('inline')
  const run = join(out, 'runs', 'one')
  mkdirSync(folder, { recursive: true })
  const given = preparedSubject() as SubjectOnDisk
  const subject = {
    ...given,
    subject: {
      ...given.subject,
      versions: { ...given.subject.versions, ...versions },
      ...(capabilities && { capabilities }),
    },
  }
  writeFileSync(join(folder, 'subject.json'), JSON.stringify(subject))
  const config = join(folder, 'playwright.config.ts')
  const reporter = `[['../../../run/reporter.ts'], ...(process.argv.includes('merge-reports') ? [] : ${JSON.stringify([['blob'], ...reporters])})]`
  writeFileSync(
    config,
    `import base from '../../../playwright.config'\nexport default { ...base, workers: 1, globalSetup: undefined, reporter: ${reporter}, projects: [{ name: 'specs', testDir: '.' }] }\n`,
  )
  writeFileSync(
    join(folder, 'inline.spec.ts'),
    `import { acme, article, expect, globex, spec, test } from '../../../fixtures'\n` +
      `const reading = (timeline, session) => ({ name: 'a reading', session, timeline })\n${body}`,
  )
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const { [settings.only]: _only, ...inherited } = process.env
  const environment = {
    ...inherited,
    SESSION_SPEC_OUT: out,
    SESSION_SPEC_BASELINE: join(out, 'no-baseline.json'),
    PLAYWRIGHT_LAST_RUN_OUTPUT_FILE: join(out, 'last-run.json'),
    PLAYWRIGHT_BLOB_OUTPUT_FILE: testInfo.outputPath('blobs', `${randomUUID()}.zip`),
    [settings.run]: run,
    [settings.subject]: join(folder, 'subject.json'),
  }
  return { folder, run, config, environment }
}

/** Runs specs from a string in a separate Playwright; see {@link inlineSuite}. */
export async function runInline(
  testInfo: TestInfo,
  body: string,
  { only, environment = {}, args = ['test'], ...options }: InlineOptions = {},
): Promise<InlineRun> {
  const suite = inlineSuite(testInfo, body, options)
  const command = start(
    [playwrightCli, ...args, '--config', suite.config],
    { ...suite.environment, ...environment, ...(only && { [settings.only]: only }) },
    'ipc',
  )
  const faults: Fault[] = []
  let counts: Counts | undefined
  command.child.on('message', (message: ReporterMessage) => {
    if ('fault' in message) faults.push(message.fault)
    else if ('counts' in message) counts = message.counts
  })
  const ended = await untilEnded(command)
  const file = join(suite.run, 'results.json')
  return {
    ...suite,
    ...ended,
    faults,
    counts,
    results: existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : undefined,
  }
}
