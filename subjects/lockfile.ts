import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSyml } from '@yarnpkg/parsers'
import semver from 'semver'
import { parse as parseYaml } from 'yaml'
import { subjectPackages, type SubjectPackage } from '../schema/subject'
import { NoSuchSubject } from './errors'

/** What another project has installed, by its lockfile. */
export interface LockedVersions {
  /** The absolute path of the lockfile. */
  file: string
  versions: Record<SubjectPackage, string>
}

/**
 * The versions of next-auth, next and react that another project's lockfile has: one of npm, pnpm, yarn or bun. In a
 * workspace, those of the package in the folder.
 *
 * @param folder the absolute path of the folder with the `package.json` that depends on next-auth; the lockfile is there or in a
 *   parent folder
 * @param ref a Git ref: the lockfile as it was there. Absent: as it is on disk
 * @throws NoSuchSubject if there is no lockfile, it cannot be read, or it lacks one of the packages
 */
export function lockedVersions(folder: string, ref?: string): LockedVersions {
  if (!existsSync(folder))
    throw new NoSuchSubject(`${folder} does not exist. Expected the folder of a project that uses next-auth.`)
  const file = lockfileFor(folder)
  const project: Project = {
    lock: textOf(file, ref),
    path: relative(dirname(file), folder).replaceAll('\\', '/'),
    manifest: manifestIn(folder, ref),
    rootManifest: manifestIn(dirname(file), ref),
  }
  const shown = ref === undefined ? file : `${file} at ${ref}`
  const locked = readLockfile(file, project, shown)
  const versions = Object.fromEntries(subjectPackages.map((name) => [name, versionOf(name, locked[name], shown)]))
  return { file, versions: versions as LockedVersions['versions'] }
}

/** What a lockfile says about one package. */
interface Locked {
  /** The version that the code in the folder gets. undefined: the lockfile does not say. */
  own?: string
  /** Every version in the lockfile. */
  all: string[]
}

/** Where a project's versions are read from. */
interface Project {
  /** The content of the lockfile. */
  lock: string
  /** The path of the folder, relative to that of the lockfile, with `/`. Empty: the same. */
  path: string
  manifest: Manifest
  /** The manifest beside the lockfile. */
  rootManifest: Manifest
}

interface Manifest {
  name?: string
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}

type ReadPackages = (project: Project) => Record<SubjectPackage, Locked>

/** Every kind of lockfile, by its name. */
const readers: Record<string, ReadPackages> = {
  'package-lock.json': readNpm,
  'npm-shrinkwrap.json': readNpm,
  'pnpm-lock.yaml': readPnpm,
  'yarn.lock': readYarn,
  'bun.lock': readBun,
}

function lockfileFor(folder: string): string {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const found = Object.keys(readers).filter((name) => existsSync(join(at, name)))
    const [name] = found
    if (found.length > 1)
      throw new NoSuchSubject(
        `${at} has several lockfiles: ${found.join(', ')}. Expected one: delete those that the project’s package manager does not use, or copy the right one to a folder of its own, with the package.json.`,
      )
    if (name) return join(at, name)
    if (existsSync(join(at, 'bun.lockb')))
      throw new NoSuchSubject(
        `${join(at, 'bun.lockb')} is a binary lockfile. Expected bun.lock: bun install --save-text-lockfile writes it.`,
      )
    if (dirname(at) === at)
      throw new NoSuchSubject(
        `There is no lockfile in ${folder} or a parent folder. Expected one of ${Object.keys(readers).join(', ')}.`,
      )
  }
}

function textOf(file: string, ref: string | undefined): string {
  if (ref === undefined) return readFileSync(file, 'utf8')
  const { status, stdout, stderr } = spawnSync('git', ['show', `${ref}:./${relative(dirname(file), file)}`], {
    cwd: dirname(file),
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  if (status === 0) return stdout
  throw new NoSuchSubject(
    `${file} cannot be read at ${ref}: ${stderr?.trim().split('\n')[0] || 'git is not installed'}. Expected a branch, a tag or a commit that has this file. A shallow clone may lack it: git fetch --unshallow`,
  )
}

/** The package.json of a folder; empty if it has none. */
function manifestIn(folder: string, ref: string | undefined): Manifest {
  const file = join(folder, 'package.json')
  if (!existsSync(file)) return {}
  try {
    return JSON.parse(textOf(file, ref)) as Manifest
  } catch (error) {
    if (error instanceof SyntaxError) throw new NoSuchSubject(`${file} is not JSON: ${error.message}`)
    throw error
  }
}

function readLockfile(file: string, project: Project, shown: string): Record<SubjectPackage, Locked> {
  const read = Object.entries(readers).find(([name]) => file.endsWith(name))?.[1] as ReadPackages
  try {
    return read(project)
  } catch (error) {
    throw new NoSuchSubject(
      `${shown} cannot be read: ${(error as Error).message.split('\n')[0]}. Expected a lockfile as its package manager writes it: without conflict markers, and complete.`,
    )
  }
}

/** @throws NoSuchSubject if the lockfile has no release of the package, or several and does not say which one */
function versionOf(name: SubjectPackage, { own, all }: Locked, shown: string): string {
  const versions = [...new Set(all)]
  const version = own ?? (versions.length === 1 ? versions[0] : undefined)
  if (version !== undefined && semver.valid(version)) return version
  if (version !== undefined)
    throw new NoSuchSubject(`${shown} has ${name} from ${version}. Expected a release, such as 4.24.15.`)
  throw new NoSuchSubject(
    versions.length === 0
      ? `${shown} has no ${name}. Expected the lockfile of an app with ${subjectPackages.join(', ')}.`
      : `${shown} has several versions of ${name}: ${versions.join(', ')}. Expected the folder of the package in the workspace that depends on it.`,
  )
}

const eachPackage = (read: (name: SubjectPackage) => Locked) =>
  Object.fromEntries(subjectPackages.map((name) => [name, read(name)])) as Record<SubjectPackage, Locked>

/** The folder and its parents, innermost first: `['apps/web', 'apps', '']`. */
function foldersAbove(path: string): string[] {
  const parts = path.split('/').filter(Boolean)
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join('/')), '']
}

interface NpmLock {
  /** Since lockfile version 2, by path. */
  packages?: Record<string, { version?: string; name?: string }>
  /** In lockfile version 1. */
  dependencies?: Record<string, { version: string }>
}

function readNpm({ lock, path }: Project) {
  const { packages, dependencies } = JSON.parse(lock) as NpmLock
  return eachPackage((name) => {
    if (!packages) {
      const { version } = dependencies?.[name] ?? {}
      return { own: version, all: version ? [version] : [] }
    }
    const found = foldersAbove(path).map((folder) => packages[[folder, 'node_modules', name].filter(Boolean).join('/')])
    const all = Object.entries(packages).filter(([key]) => key.endsWith(`node_modules/${name}`))
    return { own: found.find(Boolean)?.version, all: all.flatMap(([, { version }]) => version ?? []) }
  })
}

/** A dependency: its version, or in older lockfiles the version itself. */
type PnpmDependency = string | { version: string }
type PnpmImporter = Partial<Record<'dependencies' | 'devDependencies', Record<string, PnpmDependency>>>
interface PnpmLock extends PnpmImporter {
  importers?: Record<string, PnpmImporter>
  packages?: Record<string, unknown>
}

function readPnpm({ lock, path }: Project) {
  const parsed = parseYaml(lock) as PnpmLock
  const importers = parsed.importers ?? { '.': parsed }
  const inImporter = (name: string, importer: PnpmImporter = {}) => {
    const found = importer.dependencies?.[name] ?? importer.devDependencies?.[name]
    // 4.24.7(next@14.2.3(react@18.3.1))(react@18.3.1), before that 4.24.7_react@18.3.1
    return (typeof found === 'string' ? found : found?.version)?.replace(/[(_].*$/, '')
  }
  return eachPackage((name) => {
    const all = Object.keys(parsed.packages ?? {}).flatMap((key) => {
      // next-auth@4.24.7(…), before that /next-auth@4.24.7(…) and /next-auth/4.24.7_…
      const match = new RegExp(`^/?${name}[@/](\\d[^(_]*)`).exec(key)
      return match?.[1] ?? []
    })
    return { own: inImporter(name, importers[path || '.']) ?? inImporter(name, importers['.']), all }
  })
}

function readYarn({ lock, manifest, rootManifest }: Project) {
  // Several ranges with the same version share an entry
  const entries = Object.fromEntries(
    Object.entries(parseSyml(lock) as Record<string, { version?: string }>).flatMap(([key, entry]) =>
      key.split(', ').map((one) => [one, entry]),
    ),
  )
  return eachPackage((name) => {
    const ranges = [manifest, rootManifest].flatMap(
      ({ dependencies, devDependencies }) => dependencies?.[name] ?? devDependencies?.[name] ?? [],
    )
    const [own] = ranges.flatMap((range) => entries[`${name}@${range}`] ?? entries[`${name}@npm:${range}`] ?? [])
    const all = Object.entries(entries).filter(([key]) => key.startsWith(`${name}@`))
    return { own: own?.version, all: all.flatMap(([, { version }]) => version ?? []) }
  })
}

interface BunLock {
  /** By name or, if several versions are installed, by `<workspace>/<name>`. The first item is `next-auth@4.24.7`. */
  packages?: Record<string, [string, ...unknown[]]>
}

function readBun({ lock, manifest }: Project) {
  // Its JSON has trailing commas, which YAML allows
  const { packages = {} } = parseYaml(lock) as BunLock
  return eachPackage((name) => {
    const own = packages[`${manifest.name}/${name}`] ?? packages[name]
    const versionIn = ([resolved]: [string, ...unknown[]]) => resolved.slice(name.length + 1)
    const all = Object.entries(packages).filter(([key]) => key === name || key.endsWith(`/${name}`))
    return { own: own && versionIn(own), all: all.map(([, found]) => versionIn(found)) }
  })
}
