import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  cpSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { basename, join, relative } from 'node:path'
import { childEnvironment } from './environment'
import { installedVersion } from './versions'

/** Thrown when Next does not build an app. `log` is the path of what it printed. */
export class BuildFailed extends Error {
  constructor(
    message: string,
    readonly log: string,
  ) {
    super(message)
    this.name = 'BuildFailed'
  }
}

interface BuildOptions {
  /** The checkout: `node_modules` and `.cache` are here. */
  root: string
  /** The folder with the apps and what they share. */
  apps: string
  /** The app's folder in it. */
  app: string
  /** Ends the build: the promise then rejects. */
  signal?: AbortSignal
  /** Called once when a build is needed and begins. */
  onBuild?: () => void
}

/** What no app's source is: builds, installed packages, and the settings of whoever works on it. */
const notSource = /^(node_modules|\.next|next-env\.d\.ts|.*\.tsbuildinfo|\.env.*)$/

/**
 * Builds an app once, cached by content: the same source, lockfile, Node and next give the same folder at once.
 *
 * No lock: every build works in a folder of its own and is then published under its key by one rename, so two gates may
 * build side by side (the first to finish is kept), and one that is killed leaves nothing that looks finished.
 *
 * @returns the absolute path of the built app's folder
 * @throws BuildFailed
 */
export async function buildApp({ root, apps, app, signal, onBuild }: BuildOptions): Promise<string> {
  const subjects = join(root, '.cache', 'subjects')
  const key = `${app}-${contentKey(root, apps, app)}`
  const pointer = join(subjects, `${key}.json`)
  const known = publishedFolder(pointer)
  if (known) return known

  onBuild?.()
  removeForgotten(subjects)
  const folder = join(subjects, `${key}-${randomBytes(4).toString('hex')}`)
  for (const part of partsOf(app)) {
    cpSync(join(apps, part), join(folder, 'apps', part), {
      recursive: true,
      filter: (file) => !notSource.test(basename(file)),
    })
  }
  cpSync(join(root, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'))
  const built = join(folder, 'apps', app)
  await runBuild(root, built, join(folder, 'build.log'), signal)

  const draft = `${pointer}.${process.pid}.tmp`
  writeFileSync(draft, JSON.stringify({ folder: built }))
  renameSync(draft, pointer)
  return built
}

/** The app's own folder and what the apps share. */
const partsOf = (app: string) => [app, 'probe', 'company-api']

function publishedFolder(pointer: string): string | undefined {
  if (!existsSync(pointer)) return undefined
  const { folder } = JSON.parse(readFileSync(pointer, 'utf8')) as { folder: string }
  return existsSync(join(folder, '.next', 'BUILD_ID')) ? folder : undefined
}

function contentKey(root: string, apps: string, app: string): string {
  const hash = createHash('sha256')
  hash.update(`${process.version} ${process.platform} ${process.arch} next ${installedVersion(root, 'next')}\n`)
  const files = partsOf(app).flatMap((part) => filesBelow(join(apps, part)))
  for (const file of [...files, join(root, 'package-lock.json'), join(root, 'tsconfig.base.json')]) {
    hash.update(`${relative(file.startsWith(apps) ? apps : root, file).replaceAll('\\', '/')}\n`)
    hash.update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !notSource.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
}

/** Removes folders that no key points to and that nobody has touched for a day: builds that were killed. */
function removeForgotten(subjects: string): void {
  if (!existsSync(subjects)) return
  const names = readdirSync(subjects)
  const kept = new Set(
    names.filter((name) => name.endsWith('.json')).map((name) => publishedFolder(join(subjects, name))),
  )
  for (const name of names.filter((one) => !one.endsWith('.json'))) {
    const folder = join(subjects, name)
    const used = [...kept].some((built) => built?.startsWith(folder))
    if (!used && Date.now() - statSync(folder).mtimeMs > 24 * 60 * 60 * 1000)
      rmSync(folder, { recursive: true, force: true })
  }
}

async function runBuild(root: string, folder: string, log: string, signal?: AbortSignal): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const output = createWriteStream(log)
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  const child = spawn(process.execPath, [next, 'build', folder], {
    cwd: root,
    env: childEnvironment({ NODE_ENV: 'production' }),
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    killSignal: 'SIGTERM',
  })
  child.stdout.pipe(output, { end: false })
  child.stderr.pipe(output, { end: false })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).finally(() => output.end())
  if (code !== 0) throw new BuildFailed(`next build ended with ${code ?? 'a signal'}`, log)
}
