import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { scaled } from '../fixtures/timeouts'

/** The signals that end a run early. */
export const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** A program with all that it starts. */
export interface ProcessGroup {
  child: ChildProcess
  /** Asks it to end. A second time, and when the grace period is over, all of the group is killed. */
  stop: () => void
  /** Resolves when it has ended and nobody of the group is left. */
  ended: Promise<{
    /** null: ended by a signal. */
    code: number | null
    /** Whether somebody wanted it to end before it did. */
    interrupted: boolean
  }>
}

/**
 * Starts Node in a process group of its own: a Ctrl-C reaches only us, and we pass it on once; a second one, and whatever is
 * left after the grace period, ends the whole group.
 *
 * @param grace how long it may take to tidy up when it is told to stop, in ms; 0: it is killed
 */
export function startGroup(
  args: string[],
  env: NodeJS.ProcessEnv,
  stdio: StdioOptions,
  grace = scaled(4_000),
): ProcessGroup {
  const child = spawn(process.execPath, args, { env, stdio, detached: process.platform !== 'win32' })
  const killGroup = () => {
    try {
      process.kill(process.platform === 'win32' ? (child.pid as number) : -(child.pid as number), 'SIGKILL')
    } catch {
      // Nobody of the group is left
    }
  }
  let stopping: NodeJS.Timeout | undefined
  const stop = () => {
    if (stopping || grace === 0) return killGroup()
    stopping = setTimeout(killGroup, grace)
    child.kill('SIGINT')
  }
  let interrupted = false
  const interrupt = () => {
    interrupted = true
    stop()
  }
  for (const signal of interruptions) process.on(signal, interrupt)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve)).then((code) => {
    clearTimeout(stopping)
    killGroup()
    for (const signal of interruptions) process.off(signal, interrupt)
    return { code, interrupted }
  })
  return { child, stop, ended }
}
