import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import semver from 'semver'
import type { AppName } from '../report/schema'
import { catalog, generations, nodemailers, type Versions } from './catalog'
import { NoSuchSubject, SubjectFailed } from './errors'
import { npm, npmSays } from './npm'
import { appOf, installedVersion, satisfies } from './versions'

/** What somebody wants to run the specs on. Absent: what the checkout has. */
export interface Wish {
  app?: AppName
  /** A version, a range of one (`4.21`), or the path of a built next-auth: a folder or a `.tgz`. */
  nextAuth?: string
  /** A version or a range of one (`15.5`). */
  next?: string
  /** The version that a local build counts as. */
  as?: string
}

/** A subject before it is made. */
export interface Plan {
  app: AppName
  versions: Versions
  /** The version that `holds` reads: that of next-auth, or what `--as` says. */
  counts: string
  /** A local build of next-auth. */
  local?: { tarball: string; hash: string }
  /** Why it runs with versions that its peer dependencies refuse. */
  forced?: string
}

interface Context {
  /** The checkout. */
  root: string
  signal?: AbortSignal
}

/** Where the checkout has an app's next-auth: that of NextAuth 5 is in a workspace of its own. */
const folderOf = (root: string, app: AppName) => (app === 'v5' ? join(root, 'app-under-test', 'v5') : root)

/** What the checkout has: the versions of its lockfile. */
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
 * Finds the exact versions for a wish. Asks the registry only where the wish names something that neither the checkout nor
 * the catalogue has.
 *
 * @throws NoSuchSubject when a version does not exist, or versions do not go together
 * @throws SubjectFailed when the registry does not answer
 */
export async function resolveSubject(wish: Wish, context: Context): Promise<Plan> {
  const { root } = context
  const local = wish.nextAuth && isPath(wish.nextAuth) ? await packed(wish.nextAuth, context) : undefined
  if (wish.as !== undefined && !local)
    throw new NoSuchSubject(
      `--as says which version a local build counts as, and ${wish.nextAuth ?? 'the checkout’s own next-auth'} is none. Expected --next-auth <a folder or a .tgz> with it.`,
    )
  if (wish.as !== undefined && !semver.valid(wish.as))
    throw new NoSuchSubject(`--as is ${wish.as}. Expected an exact version, such as 4.24.16.`)

  const wanted = local?.version ?? (await exactly('next-auth', wish.nextAuth, context))
  const app = wish.app ?? (wanted ? appOf(wanted) : 'v4')
  if (wanted && app !== appOf(wanted))
    throw new NoSuchSubject(
      `--app is ${app}, and next-auth ${wanted} is for the app ${appOf(wanted)}. Expected the one or the other, not both.`,
    )
  const own = ownVersions(root, app)
  const nextAuth = wanted ?? own['next-auth']
  const next = await exactly('next', wish.next, context)
  const counts = wish.as ?? nextAuth
  if (!local && nextAuth === own['next-auth'] && (next ?? own.next) === own.next) return { app, versions: own, counts }

  const rows = catalog.filter((row) => row['next-auth'] === nextAuth)
  const row =
    rows.find((one) => one.next === next) ??
    // Of several, the one that nobody had to force
    (next ? undefined : (rows.findLast(({ forced }) => !forced) ?? rows.at(-1)))
  if (row && !local) {
    const { app: _app, forced, ...versions } = row
    return { app, versions, counts, ...(forced && { forced }) }
  }
  const versions = { 'next-auth': nextAuth, ...(await companionsOf(nextAuth, local?.peers, next, own, context)) }
  return { app, versions, counts, ...(local && { local: { tarball: local.tarball, hash: local.hash } }) }
}

/** A prerelease that somebody wants to look at goes with what its release would go with. */
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
      `next-auth ${nextAuth} wants next ${wanted.next}, and ${next} is none of these. Expected such a version${generations
        .filter((one) => accepts(wanted.next, one.next))
        .slice(0, 1)
        .map((one) => `, as --next ${one.next}`)
        .join('')}; or a row in subjects/catalog.ts that says why it is forced.`,
    )
  if (!generation)
    throw new NoSuchSubject(
      `No next that we know of goes with next-auth ${nextAuth}${next ? ` and next ${next}` : `, which wants ${wanted.next}`}. Expected one of ${generations.map((one) => one.next).join(', ')}, or a row in subjects/catalog.ts.`,
    )
  const nodemailer = nodemailers.find((one) => accepts(wanted.nodemailer, one)) ?? own.nodemailer
  return { ...generation, ...(next && { next }), nodemailer }
}

/** What the checkout's next-auth accepts. */
function ownPeers(root: string, app: AppName): Record<string, string> {
  const file = join(folderOf(root, app), 'node_modules', 'next-auth', 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as Manifest).peerDependencies ?? {}
}

async function peersOf(nextAuth: string, { root, signal }: Context): Promise<Record<string, string>> {
  const run = await npm(['view', `next-auth@${nextAuth}`, 'peerDependencies', '--json'], root, signal)
  if (run.code !== 0) throw registryFailed(`next-auth@${nextAuth}`, npmSays(run))
  return (run.stdout ? JSON.parse(run.stdout) : {}) as Record<string, string>
}

/** An exact version for what somebody typed: `15.5` is the newest 15.5.x. undefined: nothing was typed. */
async function exactly(name: string, typed: string | undefined, context: Context): Promise<string | undefined> {
  if (typed === undefined) return undefined
  const known = catalog.some((row) => row[name as keyof Versions] === typed)
  if (known) return typed
  const range = semver.valid(typed) ?? semver.validRange(typed)
  if (range === null)
    throw new NoSuchSubject(
      `--${name} is ${typed}, which is neither a version nor ${name === 'next-auth' ? 'the path of a folder or .tgz that is there' : 'a range of versions'}. Expected one like ${name === 'next' ? '15.5' : '4.21.1'}.`,
    )
  const versions = await versionsOf(name, context)
  const found = versions.includes(typed)
    ? typed
    : (semver.maxSatisfying(versions, range) ?? semver.maxSatisfying(versions, range, { includePrerelease: true }))
  if (found) return found
  const major = semver.coerce(typed)?.major
  const nearest = versions.filter((one) => semver.major(one) === major).slice(-3)
  throw new NoSuchSubject(
    `There is no ${name} ${typed}. ${nearest.length > 0 ? `The newest of that major: ${nearest.join(', ')}.` : `The newest: ${versions.slice(-3).join(', ')}.`}`,
  )
}

/**
 * The versions of a package that the registry has, in order.
 *
 * @throws SubjectFailed when it does not answer
 */
export async function versionsOf(name: string, { root, signal }: Context): Promise<string[]> {
  const run = await npm(['view', name, 'versions', '--json'], root, signal)
  if (run.code !== 0) throw registryFailed(name, npmSays(run))
  const versions = [JSON.parse(run.stdout) as string | string[]].flat()
  return semver.sort(versions.filter((one) => semver.valid(one)))
}

const registryFailed = (what: string, says: string) =>
  new SubjectFailed(
    `The package registry did not say which ${what} there is: ${says}\nExpected it to answer. Look at your network and at npm’s settings (npm config get registry), and run it again.`,
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

/** Packs a built next-auth as npm would publish it: what is tested is what people would install. */
async function packed(typed: string, { root, signal }: Context): Promise<Packed> {
  const path = resolve(process.env.INIT_CWD ?? root, typed)
  const shown = relative(root, path)
  if (!existsSync(path))
    throw new NoSuchSubject(
      `--next-auth is ${typed}, and there is no ${path}. Expected a built next-auth: a folder or a .tgz.`,
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
      `${shown} cannot be packed: ${npmSays(run)}. Expected a built next-auth, as npm pack takes it.`,
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
      `${shown} is not built: it has no react.js or react/index.js. Build it first, and run it again.`,
    )
  // npm packs the same files to the same bytes
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)
  const tarball = join(root, '.cache', 'packed', `next-auth-${hash}.tgz`)
  renameSync(file, tarball)
  rmSync(place, { recursive: true, force: true })
  return { tarball, hash, version, peers: peerDependencies }
}

/** The package.json inside a tarball that npm has packed. */
function manifestOf(tarball: string): Manifest {
  const { status, stdout, stderr } = spawnSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' })
  if (status !== 0) throw new SubjectFailed(`tar cannot read ${tarball}: ${stderr ?? 'there is no tar'}`)
  return JSON.parse(stdout) as Manifest
}
