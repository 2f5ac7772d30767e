import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import type { ReporterMessage } from '../schema/process'
import { installNode, resolveNode } from '../subjects/node'
import { findNpm } from '../subjects/npm'
import { checkIds } from './check-ids'
import { abortOnInterruption, onInterruption } from './interruptions'
import { root } from './paths'

interface OtherNode {
  /** A version or a range, as typed after `--node`. */
  typed: string
  /** The command's arguments without `--node`. */
  args: string[]
  /** The specs that will run. They are checked before a Node is installed. */
  ids: string[]
}

/**
 * Runs a command again on another Node, which it installs if necessary, and with it every process that the command starts.
 *
 * @param name as in `npm run <name>`
 * @returns its exit code. undefined: this process already runs on the Node that was typed
 * @throws NoSuchSubject, SubjectFailed or UsageError before it starts
 */
export async function runOnNode(name: string, { typed, args, ids }: OtherNode): Promise<number | undefined> {
  const version = await abortOnInterruption((signal) => resolveNode(typed, { root, signal }))
  if (version === process.versions.node) return undefined
  const onInstall = async () => {
    await checkIds(ids)
    console.log(`Installing Node ${version} (cached) …`)
  }
  const node = await abortOnInterruption((signal) => installNode(version, { root, signal, onInstall }))
  const npm = findNpm()
  const child = spawn(node, [join(root, 'bin', 'run.mjs'), name, `--node=${version}`, ...args], {
    cwd: root,
    env: {
      ...process.env,
      // The packages of Node have no npm
      ...(npm && { npm_execpath: npm }),
      PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
    },
    // Through the IPC channel, the child notices when this process is killed
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // A Ctrl-C in a terminal reaches this process only, which passes it on once
    detached: process.platform !== 'win32',
  })
  child.on('message', (message: ReporterMessage) => process.send?.(message))
  const ignoreInterruptions = onInterruption(() => child.kill('SIGINT'))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  ignoreInterruptions()
  return code ?? 130
}
