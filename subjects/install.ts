import { createHash } from 'node:crypto'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, join, relative } from 'node:path'
import semver from 'semver'
import { catalog, type CatalogRow, type Versions } from './catalog'
import { NoSuchSubject, SubjectFailed } from './errors'
import { dependenciesOf, lockFor, lockName, locksFolder, lockText, readLock, treeHash, type Lock } from './locks'
import { isInvalidRequest, npm, npmMessage, type NpmRun } from './npm'
import { cachedFolder, findCachedFolder } from './build-cache'
import { isOwn, ownVersions, type Plan } from './resolve'

interface InstallOptions {
  /** The checkout. */
  root: string
  plan: Plan
  signal?: AbortSignal
  /**
   * Called once and awaited when something must be installed. The note says why a row's lockfile cannot be used; empty
   * otherwise.
   */
  onInstall?: (note: string) => void | Promise<void>
}

/** Where a subject's packages are. */
interface Installation {
  /**
   * The absolute path of a folder inside the checkout. Code inside it finds the packages in its node_modules and in those of
   * its parent folders.
   */
  home: string
  /** See {@link treeHash}. */
  tree: string
}

/**
 * Installs what a subject needs, once, into its own folder. A row of the catalog is installed entirely from its lockfile. For other
 * versions, npm resolves the transitive dependencies, and packages that the checkout has in the right version are taken from there.
 *
 * @throws NoSuchSubject when the versions are not compatible
 * @throws SubjectFailed when npm fails
 */
export async function installSubject({ root, plan, signal, onInstall }: InstallOptions): Promise<Installation> {
  if (isOwn(root, plan)) {
    const lockfile = hashOf(readFileSync(join(root, 'package-lock.json')))
    const home = await cachedFolder(subjectsFolder(root), `own-${plan.app}-${lockfile}`, async (folder) => {
      // The packages of the root are found in a parent folder; those of the app's workspace must be next to the code that the
      // apps share
      if (plan.app === 'v5')
        cpSync(join(root, 'app-under-test', 'v5', 'node_modules'), join(folder, 'node_modules'), {
          recursive: true,
          filter: (file) => !basename(file).startsWith('.'),
        })
    })
    return { home, tree: checkoutTree(root, plan) }
  }

  const { dependencies, lock, peers, key } = installRequest(root, plan)
  const home = await cachedFolder(subjectsFolder(root), key, async (folder) => {
    const isRow = !plan.local && rowsOf(plan.versions).length > 0
    await onInstall?.(isRow && !lock ? `${locksFolder}/${lockName(plan.versions)} ${lockNoteEnd}\n` : '')
    if (plan.local) copyFileSync(plan.local.tarball, join(folder, localBuildName))
    writeManifest(folder, dependencies)
    if (lock) writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock))
    const run = await npm([lock ? 'ci' : 'install', '--prefer-offline', ...flags(peers)], folder, signal)
    if (run.code !== 0) throw installError(root, plan.versions, run, folder)
    // Next takes the folder with the nearest lockfile as the root, and rejects modules from outside it
    renameSync(join(folder, 'package-lock.json'), join(folder, installedLockName))
  })
  return { home, tree: treeHash(checkoutLock(root), readLock(join(home, installedLockName))) }
}

/**
 * Checks that the checkout's packages are the ones in its lockfile, by npm's own record of what it installed.
 *
 * @throws SubjectFailed when they are not
 */
export function checkInstalled(root: string): void {
  const record = join(root, 'node_modules', '.package-lock.json')
  const installed = existsSync(record) ? readLock(record).packages : {}
  const { packages } = checkoutLock(root)
  const names = [join('node_modules', '@playwright', 'test'), ...Object.keys(installed)]
  const wrong = names.find((path) => installed[path]?.version !== packages[path]?.version)
  if (wrong !== undefined)
    throw new SubjectFailed(
      `The installed packages are not those of package-lock.json: ${wrong} is ${installed[wrong]?.version ?? 'not installed'}, expected ${packages[wrong]?.version ?? 'none'}. Install them: npm ci`,
    )
}

/** The tree that {@link installSubject} would return. undefined: npm has not resolved it yet. */
export function knownTree(root: string, plan: Plan): string | undefined {
  if (isOwn(root, plan)) return checkoutTree(root, plan)
  const { lock, key } = installRequest(root, plan)
  const home = lock ? undefined : findCachedFolder(subjectsFolder(root), key)
  const subjectLock = lock ?? (home && readLock(join(home, installedLockName)))
  return subjectLock && treeHash(checkoutLock(root), subjectLock)
}

/** The rows without a lockfile, and those whose lockfile has other dependencies. */
export const rowsWithoutLock = (root: string, rows: CatalogRow[] = catalog) => rows.filter((row) => !lockFor(root, row))

/** The end of the note about the lockfile of such a row, after its path. */
const lockNoteEnd =
  'is missing or outdated, so npm resolves the transitive dependencies again. To write it: npm run matrix -- --write-locks'

/**
 * Writes the missing and outdated lockfiles of the catalog's rows, and removes the lockfiles that belong to no row.
 *
 * @param onLock called for each lockfile with what was done: `written, 64 packages`
 * @throws NoSuchSubject when the versions of a row are not compatible
 * @throws SubjectFailed when npm fails
 */
export async function writeLocks(
  root: string,
  onLock: (file: string, what: string) => void,
  rows: CatalogRow[] = catalog,
): Promise<void> {
  const place = join(root, locksFolder)
  mkdirSync(place, { recursive: true })
  const names = rows.map(lockName)
  for (const name of readdirSync(place).filter((one) => !names.includes(one))) {
    rmSync(join(place, name))
    onLock(`${locksFolder}/${name}`, 'removed, because no row has these versions')
  }
  for (const row of rowsWithoutLock(root, rows)) {
    const folder = join(root, '.cache', 'locks', `${process.pid}`)
    // If packages are already installed in the folder, npm leaves the binaries of other platforms out of the lockfile
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    writeManifest(folder, dependenciesOf(row))
    const run = await npm(['install', '--package-lock-only', ...flags(peersFor(row))], folder)
    if (run.code !== 0) throw installError(root, row, run, folder)
    const lock = readLock(join(folder, 'package-lock.json'))
    writeFileSync(join(place, lockName(row)), lockText(lock))
    rmSync(folder, { recursive: true })
    onLock(`${locksFolder}/${lockName(row)}`, `written, ${Object.keys(lock.packages).length - 1} packages`)
  }
}

const subjectsFolder = (root: string) => join(root, '.cache', 'subjects')

/** The name of the file with the lock of the installed packages, in their folder. */
const installedLockName = 'installed-lock.json'

/** The name of the tarball of a local build of next-auth, in the folder that it is installed into. */
const localBuildName = 'next-auth.tgz'

const checkoutLock = (root: string) => readLock(join(root, 'package-lock.json'))

const checkoutTree = (root: string, { app }: Plan) =>
  treeHash(checkoutLock(root), app === 'v5' ? 'app-under-test/v5' : '.')

const rowsOf = (versions: Versions) =>
  catalog.filter((row) => row['next-auth'] === versions['next-auth'] && row.next === versions.next)

interface InstallRequest {
  dependencies: Record<string, string>
  lock?: Lock
  /** How npm treats unmet peer dependencies. */
  peers: PeerMode
  /** The cache key. A different installation has a different key. */
  key: string
}

type PeerMode = 'strict' | 'legacy'

/** What to install with npm. */
function installRequest(root: string, plan: Plan): InstallRequest {
  const { app, versions, countsAs, local, forced } = plan
  const checkoutVersions = ownVersions(root, app)
  const lock = local ? undefined : lockFor(root, versions)
  const usesCheckoutNext = !lock && versions.next === checkoutVersions.next && versions.react === checkoutVersions.react
  const nextAuth = local ? `file:./${localBuildName}` : versions['next-auth']
  const dependencies = { ...(!usesCheckoutNext && dependenciesOf(versions)), 'next-auth': nextAuth }
  // Peer dependencies that are found in a parent folder need not be installed
  const peers = usesCheckoutNext ? 'legacy' : peersFor({ ...versions, forced })
  const hash = hashOf(JSON.stringify({ dependencies, local: local?.hash, peers, lock: lock ?? null }))
  return { dependencies, lock, peers, key: `${app}-${countsAs}-next-${versions.next}-${hash}` }
}

/**
 * A forced subject ignores peer conflicts on purpose. For npm, a prerelease of next does not satisfy a range that its release
 * satisfies.
 */
const peersFor = ({ next, forced }: Pick<CatalogRow, 'next' | 'forced'>): PeerMode =>
  forced !== undefined || semver.prerelease(next) !== null ? 'legacy' : 'strict'

const flags = (peers: PeerMode) => [
  '--ignore-scripts',
  '--workspaces=false',
  '--omit-lockfile-registry-resolved',
  `--${peers}-peer-deps`,
]

const writeManifest = (folder: string, dependencies: Record<string, string>) =>
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }, undefined, 1))

/** The error for a failed npm run: NoSuchSubject if the request is invalid. The full output is kept in the folder. */
function installError(root: string, versions: Versions, run: NpmRun, folder: string): Error {
  const log = join(folder, 'install.log')
  writeFileSync(log, `${run.stdout}\n${run.stderr}`)
  const packages = (['next-auth', 'next', 'react', 'nodemailer', 'typescript'] as const).map(
    (name) => `${name} ${versions[name]}`,
  )
  if (isInvalidRequest(run))
    return new NoSuchSubject(
      `These versions are not compatible: ${packages.join(', ')}. npm reports: ${npmMessage(run)}\nExpected versions that exist and accept each other, or a row in subjects/catalog.ts that says why it is forced. Full log: ${relative(root, log)}`,
    )
  return new SubjectFailed(
    `${packages.slice(0, 2).join(' and ')} could not be installed: ${npmMessage(run)}\nExpected the package registry to answer and the disk to have free space. Check both, and run the command again.`,
    log,
  )
}

const hashOf = (content: string | Buffer) => createHash('sha256').update(content).digest('hex').slice(0, 12)
