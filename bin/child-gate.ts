import { spawn } from 'node:child_process'
import { createWriteStream, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readResults } from '../report/read'
import type { Results } from '../report/schema'
import { interruptions } from './playwright'
import { root } from './settings'

/** How a gate in a process of its own has ended. */
export interface ChildGate {
  code: number
  /** Of a run that came to its end. */
  results: Results | undefined
  /** Its last lines, for a message. */
  tail: string
}

interface ChildGateOptions {
  /** As typed behind `npm run gate --`. */
  args: string[]
  /** Where its runs are written. */
  out: string
  /** Where what it prints goes. */
  log: string
  /** Called for every spec that has ended. */
  onSpec?: (count: number) => void
}

/** Runs the gate in a process of its own, silently: for the commands that loop over it. A signal is passed on. */
export async function childGate({ args, out, log, onSpec }: ChildGateOptions): Promise<ChildGate> {
  mkdirSync(dirname(log), { recursive: true })
  const output = createWriteStream(log)
  const { GITHUB_STEP_SUMMARY: _summary, GITHUB_ACTIONS: _actions, ...environment } = process.env
  const child = spawn(process.execPath, [join(root, 'bin', 'run.mjs'), 'gate', ...args], {
    cwd: root,
    env: { ...environment, SESSION_SPEC_OUT: out },
    // By the channel it learns that we are gone, should somebody kill us
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
  })
  let printed = ''
  let specs = 0
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output.write(text)
      printed = (printed + text).slice(-4_000)
      const ended = text.match(/^ {2}[✓≠–✗] /gm)?.length ?? 0
      specs += ended
      if (ended > 0) onSpec?.(specs)
    })
  }
  const interrupt = () => child.kill('SIGINT')
  for (const signal of interruptions) process.on(signal, interrupt)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  for (const signal of interruptions) process.off(signal, interrupt)
  await new Promise<void>((resolve) => output.end(resolve))
  const file = join(out, 'latest', 'results.json')
  const whole = (code === 0 || code === 1) && existsSync(file)
  return {
    code: code ?? 130,
    results: whole ? readResults(file) : undefined,
    tail: printed.trimEnd().split('\n').slice(-12).join('\n'),
  }
}
