import { spawn } from 'node:child_process'
import { createWriteStream, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readResults } from '../report/read'
import { settings, type ReporterMessage } from '../schema/process'
import type { Results } from '../schema/results'
import { onInterruption } from './interruptions'
import { root } from './paths'

/** The outcome of a gate in a child process. */
export interface ChildGate {
  code: number
  /** undefined if the run did not finish. */
  results: Results | undefined
  /** The last lines of its output, for a message. */
  tail: string
}

interface ChildGateOptions {
  /** As typed after `npm run gate --`. */
  args: string[]
  /** The folder that its runs are written to. */
  out: string
  /** The file that its output is written to. */
  log: string
  /** Called with the number of finished specs whenever specs finish. */
  onSpec?: (count: number) => void
}

/** Runs the gate in a child process without printing anything, for the commands that loop over it. Signals are passed on. */
export async function childGate({ args, out, log, onSpec }: ChildGateOptions): Promise<ChildGate> {
  mkdirSync(dirname(log), { recursive: true })
  const output = createWriteStream(log)
  const { GITHUB_STEP_SUMMARY: _summary, GITHUB_ACTIONS: _actions, ...environment } = process.env
  const child = spawn(process.execPath, [join(root, 'bin', 'run.mjs'), 'gate', ...args], {
    cwd: root,
    env: { ...environment, [settings.out]: out },
    // Through the IPC channel, the child notices when this process is killed
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output.write(text)
      printed = (printed + text).slice(-4_000)
    })
  }
  child.on('message', (message: ReporterMessage) => {
    if ('finished' in message) onSpec?.(message.finished)
  })
  const ignoreInterruptions = onInterruption(() => child.kill('SIGINT'))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  ignoreInterruptions()
  await new Promise<void>((resolve) => output.end(resolve))
  const file = join(out, 'latest', 'results.json')
  const isComplete = (code === 0 || code === 1) && existsSync(file)
  return {
    code: code ?? 130,
    results: isComplete ? readResults(file) : undefined,
    tail: printed.trimEnd().split('\n').slice(-12).join('\n'),
  }
}
