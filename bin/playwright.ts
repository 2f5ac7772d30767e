import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { scaled } from '../fixtures/timeouts'
import { settings, type Counts, type Fault, type ReporterMessage } from '../report/schema'
import { childEnvironment } from '../subjects/environment'

/** The signals that end a run early. */
export const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** How a run of Playwright ended. */
export interface PlaywrightRun {
  /** null: ended by a signal. */
  code: number | null
  counts: Counts | undefined
  /** What went wrong outside the specs, if anything. */
  fault: Fault | undefined
  interrupted: boolean
}

/** How long a run that has been told to stop may take to tidy up, in ms. */
const grace = scaled(4_000)

/**
 * Runs specs.
 *
 * @param flags Playwright's own
 * @param ids of the specs; empty: all
 * @param environment what the run needs besides
 * @param log see {@link runPlaywright}
 */
export const runSpecs = (
  flags: string[],
  ids: string[],
  environment: Record<string, string>,
  log?: string,
): Promise<PlaywrightRun> =>
  runPlaywright(
    ['--project=specs', ...flags],
    {
      ...environment,
      ...(flags.includes('--list') && { [settings.list]: '1' }),
      ...(ids.length > 0 && { [settings.only]: ids.join(' ') }),
    },
    log,
  )

/**
 * Runs Playwright's test runner. It gets a process group of its own: a Ctrl-C reaches only us, and we pass it on once; a
 * second one, and whatever is left after the grace period, ends the whole group.
 *
 * @param args Playwright's own arguments
 * @param environment what the run needs besides
 * @param log the file that what it prints goes to; otherwise it is shown
 */
export async function runPlaywright(
  args: string[],
  environment: Record<string, string>,
  log?: string,
): Promise<PlaywrightRun> {
  const cli = require.resolve('@playwright/test/cli')
  const output = log === undefined ? 'inherit' : openSync(log, 'w')
  const child = spawn(process.execPath, [cli, 'test', ...args], {
    env: childEnvironment(environment),
    stdio: ['ignore', output, output, 'ipc'],
    detached: process.platform !== 'win32',
  })
  if (typeof output === 'number') closeSync(output)
  const run: PlaywrightRun = { code: null, counts: undefined, fault: undefined, interrupted: false }

  const killGroup = () => {
    try {
      process.kill(process.platform === 'win32' ? (child.pid as number) : -(child.pid as number), 'SIGKILL')
    } catch {
      // Nobody of the group is left
    }
  }
  let stopping: NodeJS.Timeout | undefined
  const stop = () => {
    if (stopping) return killGroup()
    stopping = setTimeout(killGroup, grace)
    child.kill('SIGINT')
  }
  const interrupt = () => {
    run.interrupted = true
    stop()
  }
  for (const signal of interruptions) process.on(signal, interrupt)

  child.on('message', (message: ReporterMessage) => {
    if ('counts' in message) run.counts = message.counts
    else {
      run.fault ??= message.fault
      stop()
    }
  })
  run.code = await new Promise((resolve) => child.once('close', resolve))
  clearTimeout(stopping)
  killGroup()
  for (const signal of interruptions) process.off(signal, interrupt)
  return run
}
