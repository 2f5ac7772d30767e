import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import semver from 'semver'
import { companions, type Versions } from './catalog'

/** A package-lock.json, as npm writes it or as it is committed in subjects/locks. */
export interface Lock {
  lockfileVersion: number
  /** By path; `''` is what was asked for. */
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

/** All that a subject with a next of its own installs. The versions alone decide it: a bump of the checkout changes no lock. */
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

/** Where the locks of the catalogue's rows are committed. */
export const locksFolder = 'subjects/locks'

/** The name of a row's lock. */
export const lockName = (versions: Versions) => `next-auth-${versions['next-auth']}-next-${versions.next}.json`

/** The committed lock of these versions. undefined: there is none, or it is of other dependencies. */
export function lockFor(root: string, versions: Versions): Lock | undefined {
  try {
    const lock = readLock(join(root, locksFolder, lockName(versions)))
    return isDeepStrictEqual(lock.packages['']?.dependencies, dependenciesOf(versions)) ? lock : undefined
  } catch (error) {
    // A merge may have left what is no JSON
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return undefined
    throw error
  }
}

export const readLock = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Lock

/** What `npm ci` has no use for. */
const unneeded = ['name', 'resolved', 'license', 'funding', 'deprecated']

/** A lock as it is committed: a line for each package. */
export function lockText({ lockfileVersion, packages }: Lock): string {
  const lines = Object.entries(packages).map(([path, entry]) => {
    const kept = Object.entries(entry).filter(([field]) => !unneeded.includes(field))
    return `${JSON.stringify(path)}: ${JSON.stringify(Object.fromEntries(kept))}`
  })
  return `{ "lockfileVersion": ${lockfileVersion}, "requires": true, "packages": {\n${lines.join(',\n')}\n} }\n`
}

/**
 * A short hash of all packages that a subject resolves, each with path, version and integrity: subjects of the same
 * next-auth and next that differ below them differ here. It is the same on every platform, as it is read from locks.
 *
 * @param checkout the lock of the checkout, where everything is found that the subject does not have itself
 * @param own the subject's own lock; or, without one, the folder of the checkout that it resolves from
 */
export function treeHash(checkout: Lock, own: Lock | string): string {
  const packages = { ...checkout.packages }
  const folder = typeof own === 'string' ? own : 'subject'
  const ownPackages = typeof own === 'string' ? {} : own.packages
  for (const [path, entry] of Object.entries(ownPackages)) packages[posix.join(folder, path)] = entry

  /** As Node finds it: in the nearest node_modules, going up. */
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

/** What a package can load. An optional peer is loaded only by whoever asks for it himself. */
function dependenciesIn(entry: LockedPackage = {}): string[] {
  const { dependencies, optionalDependencies, peerDependencies = {}, peerDependenciesMeta = {} } = entry
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional)
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]
}
