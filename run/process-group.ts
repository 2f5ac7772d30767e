import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { scaled } from '../fixtures/timeouts'
import { onInterruption } from './interruptions'

/** A process and everything that it starts. */
export interface ProcessGroup {
  child: ChildProcess
  /** Asks it to exit. A second call, or the end of the grace period, kills the whole group. */
  stop: () => void
  /** Resolves when it has exited and no process of the group is left. */
  ended: Promise<{
    /** null: ended by a signal. */
    code: number | null
    /** Whether a signal had asked it to exit. */
    interrupted: boolean
  }>
}

/**
 * Starts Node in its own process group. A Ctrl-C reaches only the process that calls this, which passes it on once.
 * A second Ctrl-C, or the end of the grace period, kills the whole group.
 *
 * @param grace how long it may take to clean up when it is asked to stop, in ms; 0: it is killed immediately
 */
export function startProcessGroup(
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
      // No process of the group is left
    }
  }
  let stopping: NodeJS.Timeout | undefined
  const stop = () => {
    if (stopping || grace === 0) return killGroup()
    stopping = setTimeout(killGroup, grace)
    child.kill('SIGINT')
  }
  let interrupted = false
  const ignoreInterruptions = onInterruption(() => {
    interrupted = true
    stop()
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve)).then((code) => {
    clearTimeout(stopping)
    killGroup()
    ignoreInterruptions()
    return { code, interrupted }
  })
  return { child, stop, ended }
}
