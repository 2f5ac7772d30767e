import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import semver from 'semver'
import type { AppName } from '../schema/subject'
import { catalog, generations, nodemailers, type Versions } from './catalog'
import { NoSuchSubject, SubjectFailed } from './errors'
import { npm, npmMessage } from './npm'
import { appOf, installedVersion, satisfies } from './versions'

/** What to run the specs on. Absent fields: what the checkout has. */
export interface SubjectRequest {
  app?: AppName
  /** A version, a range (`4.21`), or the path of a built next-auth: a folder or a `.tgz`. */
  nextAuth?: string
  /** A version or a range (`15.5`). */
  next?: string
  /** A version or a range (`19.1`). Also the version of react-dom. */
  react?: string
  /** Why versions are accepted that next-auth's peer dependencies do not accept. */
  forced?: string
  /** The version that a local build counts as. */
  as?: string
}

/** A subject that is not installed or built yet. */
export interface Plan {
  app: AppName
  versions: Versions
  /** The version that `holds` is compared with: next-auth's own, or the one in `--as`. */
  countsAs: string
  /** A local build of next-auth. */
  local?: { tarball: string; hash: string }
  /** Why it runs with versions that its peer dependencies do not accept. */
  forced?: string
}

interface Context {
  /** The checkout. */
  root: string
  signal?: AbortSignal
}

/** The folder where the checkout has an app's next-auth. NextAuth 5 has its own workspace. */
const folderOf = (root: string, app: AppName) => (app === 'v5' ? join(root, 'app-under-test', 'v5') : root)

/** The checkout's own versions, from its lockfile. */
export function ownVersions(root: string, app: AppName): Versions {
  const version = (name: string) => installedVersion(root, name)
  return {
    'next-auth': installedVersion(folderOf(root, app), 'next-auth'),
    next: version('next'),
    react: version('react'),
    nodemailer: nodemailers[0] ?? '',
    typescript: version('typescript'),
  }
}

/** Whether a subject has the checkout's versions of next-auth, next and react. */
export function isOwn(root: string, { app, versions, local }: Pick<Plan, 'app' | 'versions' | 'local'>): boolean {
  const own = ownVersions(root, app)
  return !local && (['next-auth', 'next', 'react'] as const).every((name) => versions[name] === own[name])
}

/**
 * Finds the exact versions for a request. Asks the registry only for what neither the checkout nor the catalog has.
 *
 * @throws NoSuchSubject when a version does not exist, or versions are not compatible
 * @throws SubjectFailed when the registry does not answer
 */
export async function resolveSubject(subjectRequest: SubjectRequest, context: Context): Promise<Plan> {
  const { root } = context
  const local =
    subjectRequest.nextAuth && isPath(subjectRequest.nextAuth)
      ? await packLocalBuild(subjectRequest.nextAuth, context)
      : undefined
  if (subjectRequest.as !== undefined && !local)
    throw new NoSuchSubject(
      `--as sets the version that a local build counts as, and ${subjectRequest.nextAuth ?? 'the checkout’s own next-auth'} is not a local build. Expected --next-auth <folder or .tgz> with it.`,
    )
  if (subjectRequest.as !== undefined && !semver.valid(subjectRequest.as))
    throw new NoSuchSubject(`--as is ${subjectRequest.as}. Expected an exact version, such as 4.24.16.`)

  const wanted = local?.version ?? (await exactVersion('next-auth', subjectRequest.nextAuth, context))
  const app = subjectRequest.app ?? (wanted ? appOf(wanted) : 'v4')
  if (wanted && app !== appOf(wanted))
    throw new NoSuchSubject(
      `--app is ${app}, and next-auth ${wanted} is for the app ${appOf(wanted)}. Expected one of them, not both.`,
    )
  const own = ownVersions(root, app)
  const nextAuth = wanted ?? own['next-auth']
  const next = await exactVersion('next', subjectRequest.next, context)
  const react = await exactVersion('react', subjectRequest.react, context)
  const countsAs = subjectRequest.as ?? nextAuth
  if (!local && nextAuth === own['next-auth'] && (next ?? own.next) === own.next && (react ?? own.react) === own.react)
    return { app, versions: own, countsAs }

  const rows = catalog.filter((row) => row['next-auth'] === nextAuth && (react ?? row.react) === row.react)
  const row =
    rows.find((one) => one.next === next) ??
    // Of several rows, prefer one that is not forced
    (next ? undefined : (rows.findLast(({ forced }) => !forced) ?? rows.at(-1)))
  if (row && !local) {
    const { app: _app, forced, ...versions } = row
    return { app, versions, countsAs, ...(forced && { forced }) }
  }
  const wantedPeers = subjectRequest.forced ? {} : local?.peers
  const companions = await companionsOf(nextAuth, wantedPeers, next, own, context)
  return {
    app,
    versions: { 'next-auth': nextAuth, ...companions, ...(react && { react }) },
    countsAs,
    ...(local && { local: { tarball: local.tarball, hash: local.hash } }),
    ...(subjectRequest.forced && { forced: subjectRequest.forced }),
  }
}

/** A prerelease is compatible with what its release would be compatible with. */
const accepts = (range: string | undefined, version: string) =>
  range === undefined || satisfies(version, range) || satisfies(semver.coerce(version)?.version ?? version, range)

/** The newest next, react, nodemailer and TypeScript that a version of next-auth accepts. */
async function companionsOf(
  nextAuth: string,
  peers: Record<string, string> | undefined,
  next: string | undefined,
  own: Versions,
  context: Context,
): Promise<Omit<Versions, 'next-auth'>> {
  const wanted =
    peers ??
    (nextAuth === own['next-auth'] ? ownPeers(context.root, appOf(nextAuth)) : await peersOf(nextAuth, context))
  const generation = generations.find((one) =>
    next ? semver.major(one.next) === semver.major(next) : accepts(wanted.next, one.next),
  )
  if (next && !accepts(wanted.next, next))
    throw new NoSuchSubject(
      `next-auth ${nextAuth} requires next ${wanted.next}, and ${next} is not in this range. Expected a version that is${generations
        .filter((one) => accepts(wanted.next, one.next))
        .slice(0, 1)
        .map((one) => `, such as --next ${one.next}`)
        .join('')}, or a row in subjects/catalog.ts that says why it is forced.`,
    )
  if (!generation)
    throw new NoSuchSubject(
      `No known set of versions works with next-auth ${nextAuth}${next ? ` and next ${next}` : `, which requires next ${wanted.next}`}. Expected one of next ${generations.map((one) => one.next).join(', ')}, or a row in subjects/catalog.ts.`,
    )
  const nodemailer = nodemailers.find((one) => accepts(wanted.nodemailer, one)) ?? own.nodemailer
  return { ...generation, ...(next && { next }), nodemailer }
}

/** The peer dependencies of the checkout's next-auth. */
function ownPeers(root: string, app: AppName): Record<string, string> {
  const file = join(folderOf(root, app), 'node_modules', 'next-auth', 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as Manifest).peerDependencies ?? {}
}

async function peersOf(nextAuth: string, { root, signal }: Context): Promise<Record<string, string>> {
  const run = await npm(['view', `next-auth@${nextAuth}`, 'peerDependencies', '--json'], root, signal)
  if (run.code !== 0) throw registryFailed(`next-auth@${nextAuth}`, npmMessage(run))
  return (run.stdout ? JSON.parse(run.stdout) : {}) as Record<string, string>
}

/**
 * The exact version for a typed version or range: `15.5` is the newest 15.5.x. undefined: nothing was typed.
 *
 * @param name of the package, and of the flag
 * @throws NoSuchSubject when no version matches
 * @throws SubjectFailed when the registry does not answer
 */
export async function exactVersion<Typed extends string | undefined>(
  name: string,
  typed: Typed,
  context: Context,
): Promise<string | Extract<Typed, undefined>> {
  if (typed === undefined) return typed as Extract<Typed, undefined>
  const known = catalog.some((row) => row[name as keyof Versions] === typed)
  if (known) return typed
  const range = semver.valid(typed) ?? semver.validRange(typed)
  if (range === null)
    throw new NoSuchSubject(
      `--${name} is ${typed}, which is neither a version nor ${name === 'next-auth' ? 'the path of an existing folder or .tgz' : 'a range of versions'}. Expected one like ${exampleVersions[name] ?? '4.21.1'}.`,
    )
  const versions = await versionsOf(name, context)
  const found = versions.includes(typed)
    ? typed
    : (semver.maxSatisfying(versions, range) ?? semver.maxSatisfying(versions, range, { includePrerelease: true }))
  if (found) return found
  const major = semver.coerce(typed)?.major
  const newest = versions.filter((one) => semver.major(one) === major).slice(-3)
  throw new NoSuchSubject(
    `No version of ${name} matches ${typed}. ${newest.length > 0 ? `The newest of that major: ${newest.join(', ')}.` : `The newest: ${versions.slice(-3).join(', ')}.`}`,
  )
}

const exampleVersions: Record<string, string | undefined> = { next: '15.5', node: '24' }

/**
 * The versions of a package that the registry has, in order.
 *
 * @throws SubjectFailed when it does not answer
 */
export async function versionsOf(name: string, { root, signal }: Context): Promise<string[]> {
  const run = await npm(['view', name, 'versions', '--json'], root, signal)
  if (run.code !== 0) throw registryFailed(name, npmMessage(run))
  const versions = [JSON.parse(run.stdout) as string | string[]].flat()
  return semver.sort(versions.filter((one) => semver.valid(one)))
}

const registryFailed = (what: string, message: string) =>
  new SubjectFailed(
    `The package registry request for ${what} failed: ${message}\nExpected the registry to answer. Check your network and npm’s settings (npm config get registry), and run the command again.`,
  )

const isPath = (typed: string) => /^[.~/\\]|^[a-z]:[/\\]|\.tgz$/i.test(typed)

interface Packed {
  tarball: string
  hash: string
  version: string
  peers: Record<string, string>
}

interface Manifest {
  name?: string
  version?: string
  peerDependencies?: Record<string, string>
}

/** Packs a built next-auth as npm would publish it, so that the specs test what users would install. */
async function packLocalBuild(typed: string, { root, signal }: Context): Promise<Packed> {
  const path = resolve(process.env.INIT_CWD ?? root, typed)
  const shown = relative(root, path)
  if (!existsSync(path))
    throw new NoSuchSubject(
      `--next-auth is ${typed}, and ${path} does not exist. Expected a built next-auth: a folder or a .tgz.`,
    )
  const isFolder = statSync(path).isDirectory()
  if (isFolder && !existsSync(join(path, 'package.json')))
    throw new NoSuchSubject(`${shown} has no package.json. Expected the folder of a built next-auth.`)
  const place = join(root, '.cache', 'packed', `${process.pid}`)
  mkdirSync(place, { recursive: true })
  const run = await npm(['pack', path, '--ignore-scripts', '--json', `--pack-destination=${place}`], root, signal)
  if (run.code !== 0) {
    rmSync(place, { recursive: true, force: true })
    throw new NoSuchSubject(
      `${shown} cannot be packed: ${npmMessage(run)}. Expected a built next-auth that npm pack accepts.`,
    )
  }
  const [{ filename, files } = { filename: '', files: [] as { path: string }[] }] = JSON.parse(run.stdout) as {
    filename: string
    files: { path: string }[]
  }[]
  const file = join(place, filename.replace(/^@/, '').replace('/', '-'))
  const { name, version, peerDependencies = {} } = manifestOf(file)
  if (name !== 'next-auth' || !version)
    throw new NoSuchSubject(`${shown} is ${name ?? 'a package without a name'}. Expected a built next-auth.`)
  if (!files.some((one) => /^react(\/index)?\.js$/.test(one.path)))
    throw new NoSuchSubject(
      `${shown} is not built: it has no react.js or react/index.js. Build it first, and run the command again.`,
    )
  // npm packs the same files into the same bytes
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)
  const tarball = join(root, '.cache', 'packed', `next-auth-${hash}.tgz`)
  renameSync(file, tarball)
  rmSync(place, { recursive: true, force: true })
  return { tarball, hash, version, peers: peerDependencies }
}

/** The package.json inside a tarball that npm has packed. */
function manifestOf(tarball: string): Manifest {
  const { status, stdout, stderr } = spawnSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' })
  if (status !== 0) throw new SubjectFailed(`tar cannot read ${tarball}: ${stderr ?? 'tar is not installed'}`)
  return JSON.parse(stdout) as Manifest
}
