import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { settings, type Fault, type ReporterMessage } from '../schema/process'
import type { Counts } from '../schema/results'
import { smallHeap } from '../fixtures/server/node-flags'
import { childEnvironment } from '../subjects/environment'
import { startProcessGroup } from './process-group'
import { interruptOnClosedOutput } from './closed-output'

/** How a run of Playwright ended. */
export interface PlaywrightRun {
  /** null: ended by a signal. */
  code: number | null
  counts: Counts | undefined
  /** What the reporter made of the results: see `finishRun`. undefined: the run did not finish, or its results are not published. */
  exitCode: 0 | 1 | 3 | undefined
  /** The error outside the specs, if there was one. */
  fault: Fault | undefined
  interrupted: boolean
}

/** Playwright's flag for a run without the HTML report. */
export const withoutPages = `--reporter=${join(__dirname, 'reporter.ts')}`

/**
 * Runs specs.
 *
 * @param flags Playwright's own
 * @param ids of the specs; empty: all
 * @param environment additional environment variables
 * @param log see {@link runPlaywright}
 */
export const runSpecs = (
  flags: string[],
  ids: string[],
  environment: Record<string, string>,
  log?: string,
): Promise<PlaywrightRun> =>
  runPlaywright(
    flags,
    {
      ...environment,
      ...(ids.length > 0 && { [settings.only]: ids.join(' ') }),
    },
    log,
  )

/**
 * Runs Playwright's test runner in its own process group. Its workers inherit Node's flags.
 *
 * @param args Playwright's own arguments
 * @param environment additional environment variables
 * @param log the file that its output is written to; absent: the output is printed
 */
export async function runPlaywright(
  args: string[],
  environment: Record<string, string>,
  log?: string,
): Promise<PlaywrightRun> {
  const cli = require.resolve('@playwright/test/cli')
  const output = log === undefined ? 'inherit' : openSync(log, 'w')
  const env = childEnvironment(environment)
  const { child, stop, ended } = startProcessGroup([...smallHeap, cli, 'test', ...args], env, [
    'ignore',
    output,
    output,
    'ipc',
  ])
  if (typeof output === 'number') closeSync(output)
  const run: Omit<PlaywrightRun, 'code' | 'interrupted'> = { counts: undefined, exitCode: undefined, fault: undefined }

  child.on('message', (message: ReporterMessage) => {
    if ('counts' in message) run.counts = message.counts
    else if ('exitCode' in message) run.exitCode = message.exitCode
    else if ('finished' in message) process.send?.(message)
    else if ('unread' in message) interruptOnClosedOutput()
    else {
      run.fault ??= message.fault
      stop()
    }
  })
  const { code, interrupted } = await ended
  return { ...run, code, interrupted }
}
