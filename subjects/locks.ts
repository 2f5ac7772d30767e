import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import semver from 'semver'
import { companions, type Versions } from './catalog'

/** A package-lock.json, as npm writes it or as it is committed in subjects/locks. */
export interface Lock {
  lockfileVersion: number
  /** By path. `''` is the root, with the requested dependencies. */
  packages: Record<string, LockedPackage>
}

interface LockedPackage {
  version?: string
  integrity?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
}

/** Everything that a subject with its own next installs. It depends on the versions only: a bump of the checkout changes no lock. */
export const dependenciesOf = (versions: Versions): Record<string, string> => ({
  'next-auth': versions['next-auth'],
  next: versions.next,
  react: versions.react,
  'react-dom': versions.react,
  nodemailer: versions.nodemailer,
  typescript: versions.typescript,
  '@types/react': `^${semver.major(versions.react)}`,
  ...companions,
})

/** The folder with the committed locks of the catalog's rows. */
export const locksFolder = 'subjects/locks'

/** The file name of a row's lock. */
export const lockName = (versions: Versions) => `next-auth-${versions['next-auth']}-next-${versions.next}.json`

/** The committed lock of these versions. undefined: it is missing, or has other dependencies. */
export function lockFor(root: string, versions: Versions): Lock | undefined {
  try {
    const lock = readLock(join(root, locksFolder, lockName(versions)))
    return isDeepStrictEqual(lock.packages['']?.dependencies, dependenciesOf(versions)) ? lock : undefined
  } catch (error) {
    // After a merge, the file may not be JSON
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return undefined
    throw error
  }
}

export const readLock = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Lock

/** The fields that `npm ci` does not need. */
const unneeded = ['name', 'resolved', 'license', 'funding', 'deprecated']

/** The text of a committed lock: one line for each package. */
export function lockText({ lockfileVersion, packages }: Lock): string {
  const lines = Object.entries(packages).map(([path, entry]) => {
    const kept = Object.entries(entry).filter(([field]) => !unneeded.includes(field))
    return `${JSON.stringify(path)}: ${JSON.stringify(Object.fromEntries(kept))}`
  })
  return `{ "lockfileVersion": ${lockfileVersion}, "requires": true, "packages": {\n${lines.join(',\n')}\n} }\n`
}

/**
 * A short hash of all packages that a subject resolves, each with path, version and integrity. It differs for subjects with the
 * same next-auth and next but different transitive dependencies. It is the same on every platform, because it is read from locks.
 *
 * @param checkout the lock of the checkout, which provides everything that the subject does not have itself
 * @param own the subject's own lock or, for a subject without one, the folder in the checkout from which its packages are resolved
 */
export function treeHash(checkout: Lock, own: Lock | string): string {
  const packages = { ...checkout.packages }
  const folder = typeof own === 'string' ? own : 'subject'
  const ownPackages = typeof own === 'string' ? {} : own.packages
  for (const [path, entry] of Object.entries(ownPackages)) packages[posix.join(folder, path)] = entry

  /** Resolves a package as Node does: in the nearest node_modules, going up. */
  const resolve = (name: string, from: string): string | undefined => {
    const path = posix.join(from, 'node_modules', name)
    if (Object.hasOwn(packages, path)) return path
    return from === '.' ? undefined : resolve(name, posix.dirname(from))
  }
  const reached = new Set<string>()
  const reach = (names: string[], from: string) => {
    for (const name of names) {
      const path = resolve(name, from)
      if (path === undefined || reached.has(path)) continue
      reached.add(path)
      reach(dependenciesIn(packages[path]), path)
    }
  }
  reach([...dependenciesIn(checkout.packages['']), ...dependenciesIn(ownPackages[''])], folder)
  const lines = [...reached].map((path) => `${path} ${packages[path]?.version} ${packages[path]?.integrity}\n`)
  return createHash('sha256').update(lines.sort().join('')).digest('hex').slice(0, 12)
}

/** The packages that a package can load. An optional peer counts only if something else depends on it. */
function dependenciesIn(entry: LockedPackage = {}): string[] {
  const { dependencies, optionalDependencies, peerDependencies = {}, peerDependenciesMeta = {} } = entry
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional)
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]
}
