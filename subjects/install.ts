import { createHash } from 'node:crypto'
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import semver from 'semver'
import { catalog, type CatalogRow, type Versions } from './catalog'
import { NoSuchSubject, SubjectFailed } from './errors'
import { dependenciesOf, lockFor, lockName, locksFolder, lockText, readLock, treeHash, type Lock } from './locks'
import { isWrongWish, npm, npmSays, type NpmRun } from './npm'
import { finished, once } from './once'
import { isOwn, ownVersions, type Plan } from './resolve'

interface InstallOptions {
  /** The checkout. */
  root: string
  plan: Plan
  signal?: AbortSignal
  /** Called once when something must be installed, and waited for. It is told why a row's lock is of no use. */
  onInstall?: (note: string) => void | Promise<void>
}

/** Where a subject's packages are. */
interface Installed {
  /** The absolute path of a folder below the checkout: whatever is below it finds them upward. */
  home: string
  /** See {@link treeHash}. */
  tree: string
}

/**
 * Installs what a subject needs, once, into a folder of its own. A row of the catalogue comes from its lock, whole. For
 * other versions npm chooses what lies below them, and what the checkout has in the right version is taken from there.
 *
 * @throws NoSuchSubject when the versions do not go together
 * @throws SubjectFailed when npm fails
 */
export async function installSubject({ root, plan, signal, onInstall }: InstallOptions): Promise<Installed> {
  if (isOwn(root, plan)) {
    const lockfile = hashOf(readFileSync(join(root, 'package-lock.json')))
    const home = await once(subjectsFolder(root), `own-${plan.app}-${lockfile}`, async (folder) => {
      // Those of the root are found upward; those of the app's workspace must be beside what it shares
      if (plan.app === 'v5')
        cpSync(join(root, 'app-under-test', 'v5', 'node_modules'), join(folder, 'node_modules'), {
          recursive: true,
          filter: (file) => !basename(file).startsWith('.'),
        })
    })
    return { home, tree: ownTree(root, plan) }
  }

  const { dependencies, lock, peers, key } = wanted(root, plan)
  const home = await once(subjectsFolder(root), key, async (folder) => {
    const isRow = !plan.local && rowsOf(plan.versions).length > 0
    await onInstall?.(isRow && !lock ? `${locksFolder}/${lockName(plan.versions)} ${unfit}\n` : '')
    if (plan.local) copyFileSync(plan.local.tarball, join(folder, localBuild))
    writeManifest(folder, dependencies)
    if (lock) writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock))
    const run = await npm([lock ? 'ci' : 'install', '--prefer-offline', ...flags(peers)], folder, signal)
    if (run.code !== 0) throw failure(root, plan.versions, run, folder)
    // For Next, the folder with the nearest lockfile is the root of everything, and what is found above it refused
    renameSync(join(folder, 'package-lock.json'), join(folder, installedLock))
  })
  return { home, tree: treeHash(checkoutLock(root), readLock(join(home, installedLock))) }
}

/** What {@link installSubject} would give as its tree; undefined where npm has not chosen yet. */
export function knownTree(root: string, plan: Plan): string | undefined {
  if (isOwn(root, plan)) return ownTree(root, plan)
  const { lock, key } = wanted(root, plan)
  const home = lock ? undefined : finished(subjectsFolder(root), key)
  const own = lock ?? (home && readLock(join(home, installedLock)))
  return own && treeHash(checkoutLock(root), own)
}

/** The rows that have no lock, or one of other dependencies. */
export const rowsWithoutLock = (root: string, rows: CatalogRow[] = catalog) => rows.filter((row) => !lockFor(root, row))

/** What is said of the lock of such a row. */
const unfit =
  'is missing or outdated, so npm chooses anew what lies below. To write it: npm run matrix -- --write-locks'

/**
 * Writes the locks that rows of the catalogue lack, and removes those of no row.
 *
 * @param onLock called for each with what was done: `written, 64 packages`
 * @throws NoSuchSubject when the versions of a row do not go together
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
    onLock(`${locksFolder}/${name}`, 'removed, as no row is of these versions')
  }
  for (const row of rowsWithoutLock(root, rows)) {
    const folder = join(root, '.cache', 'locks', `${process.pid}`)
    // Beside packages that are installed, npm leaves out those of other platforms
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    writeManifest(folder, dependenciesOf(row))
    const run = await npm(['install', '--package-lock-only', ...flags(peersFor(row))], folder)
    if (run.code !== 0) throw failure(root, row, run, folder)
    const lock = readLock(join(folder, 'package-lock.json'))
    writeFileSync(join(place, lockName(row)), lockText(lock))
    rmSync(folder, { recursive: true })
    onLock(`${locksFolder}/${lockName(row)}`, `written, ${Object.keys(lock.packages).length - 1} packages`)
  }
}

const subjectsFolder = (root: string) => join(root, '.cache', 'subjects')

/** The lock of what is installed, in its folder. */
const installedLock = 'installed-lock.json'

/** A built next-auth, in the folder that it is installed into. */
const localBuild = 'next-auth.tgz'

const checkoutLock = (root: string) => readLock(join(root, 'package-lock.json'))

const ownTree = (root: string, { app }: Plan) => treeHash(checkoutLock(root), app === 'v5' ? 'app-under-test/v5' : '.')

const rowsOf = (versions: Versions) =>
  catalog.filter((row) => row['next-auth'] === versions['next-auth'] && row.next === versions.next)

interface Wanted {
  dependencies: Record<string, string>
  lock?: Lock
  /** What npm makes of peer dependencies that are not met. */
  peers: Peers
  /** Another one for another install. */
  key: string
}

type Peers = 'strict' | 'legacy'

/** What npm is asked for. */
function wanted(root: string, plan: Plan): Wanted {
  const { app, versions, counts, local, forced } = plan
  const own = ownVersions(root, app)
  const lock = local ? undefined : lockFor(root, versions)
  const hasOwnNext = !lock && versions.next === own.next && versions.react === own.react
  const nextAuth = local ? `file:./${localBuild}` : versions['next-auth']
  const dependencies = { ...(!hasOwnNext && dependenciesOf(versions)), 'next-auth': nextAuth }
  // Peers that are found upward need not be installed
  const peers = hasOwnNext ? 'legacy' : peersFor({ ...versions, forced })
  const hash = hashOf(JSON.stringify({ dependencies, local: local?.hash, peers, lock: lock ?? null }))
  return { dependencies, lock, peers, key: `${app}-${counts}-next-${versions.next}-${hash}` }
}

/** Those of a forced subject are refused knowingly; a prerelease of next, npm counts to no range that would hold its release. */
const peersFor = ({ next, forced }: Pick<CatalogRow, 'next' | 'forced'>): Peers =>
  forced !== undefined || semver.prerelease(next) !== null ? 'legacy' : 'strict'

const flags = (peers: Peers) => [
  '--ignore-scripts',
  '--workspaces=false',
  '--omit-lockfile-registry-resolved',
  `--${peers}-peer-deps`,
]

const writeManifest = (folder: string, dependencies: Record<string, string>) =>
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }, undefined, 1))

/** What npm says of a failure, for whom it concerns; all of it is kept in the folder. */
function failure(root: string, versions: Versions, run: NpmRun, folder: string): Error {
  const log = join(folder, 'install.log')
  writeFileSync(log, `${run.stdout}\n${run.stderr}`)
  const what = (['next-auth', 'next', 'react', 'nodemailer', 'typescript'] as const).map(
    (name) => `${name} ${versions[name]}`,
  )
  if (isWrongWish(run))
    return new NoSuchSubject(
      `These versions do not go together: ${what.join(', ')}. npm says: ${npmSays(run)}\nExpected versions that exist and accept each other, or a row in subjects/catalog.ts that says why it is forced. All of it: ${relative(root, log)}`,
    )
  return new SubjectFailed(
    `${what.slice(0, 2).join(' and ')} could not be installed: ${npmSays(run)}\nExpected the package registry to answer, and room on the disk. Run it again when they do.`,
    log,
  )
}

const hashOf = (content: string | Buffer) => createHash('sha256').update(content).digest('hex').slice(0, 12)
