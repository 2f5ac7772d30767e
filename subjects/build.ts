import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import semver from 'semver'
import type { AppName, SubjectOnDisk } from '../report/schema'
import { childEnvironment } from './environment'
import { SubjectFailed } from './errors'
import { installSubject } from './install'
import { once } from './once'
import { isOwn, type Plan } from './resolve'
import { authPathOf, installedVersion, surfacesOf } from './versions'

interface BuildOptions {
  /** The checkout. */
  root: string
  /** The folder with the apps and what they share. */
  apps: string
  plan: Plan
  /** Ends the work: the promise then rejects. */
  signal?: AbortSignal
  /** Called when something begins that takes its time, and waited for. */
  onStep?: (what: string) => void | Promise<void>
  /** What is changed before the build. */
  change?: SubjectChange
}

/** A change of a copied app, and of its next-auth, before they are built. */
export interface SubjectChange {
  /** Another one for another change. */
  key: string
  /** @param apps the folder with the copied apps; its `node_modules` has a copy of next-auth */
  apply: (apps: string) => void
}

/** What no app's source is: builds, installed packages, and the settings of whoever works on it. */
const notSource = /^(node_modules|\.next|next-env\.d\.ts|.*\.tsbuildinfo|\.env.*)$/

/**
 * Makes a subject: installs its versions and builds its app, each once, cached by content.
 *
 * @returns the subject, with the absolute path of the built app's folder
 * @throws NoSuchSubject when its versions do not go together
 * @throws SubjectFailed when npm or Next fails
 */
export async function makeSubject({ root, apps, plan, signal, onStep, change }: BuildOptions): Promise<SubjectOnDisk> {
  const { app, versions, counts } = plan
  const onInstall = (note: string) =>
    onStep?.(`${note}Installing next-auth ${versions['next-auth']} with next ${versions.next}`)
  const { home, tree } = await installSubject({ root, plan, signal, onInstall })
  const key = [app, sourceKey(root, apps, app), change?.key].filter(Boolean).join('-')
  const built = await once(join(home, 'builds'), key, async (folder) => {
    await onStep?.(`Building the app ${app}${change ? ' with all mutants in it' : ''}`)
    materialise({ root, apps, plan, folder, isChanged: change !== undefined })
    if (change) {
      copyPackages(home, join(folder, 'apps'))
      change.apply(join(folder, 'apps'))
    }
    await runBuild(join(folder, 'apps', app), join(folder, 'build.log'), signal)
  })
  return {
    subject: {
      id: `${app}-jwt`,
      app,
      strategy: 'jwt',
      surfaces: surfacesOf(app, counts, versions.next),
      ...(plan.forced && { forced: plan.forced }),
      versions: {
        'next-auth': counts,
        next: versions.next,
        react: versions.react,
        node: process.version,
        playwright: installedVersion(root, '@playwright/test'),
        tree,
      },
    },
    folder: join(built, 'apps', app),
    jwt: join(built, jwtFile),
    authPath: authPathOf(app, counts),
    isCheckouts: app === 'v4' && isOwn(root, plan) && !change,
  }
}

/** Gives next-auth's own `encode` and `decode`. */
const jwtFile = 'jwt.mjs'

/** The app's own folder and what the apps share. */
const partsOf = (app: AppName) => [app, 'probe', 'session', 'company-api']

/** Changes with everything that a build is made of, its packages apart: those have a folder of their own. */
export function sourceKey(root: string, apps: string, app: AppName): string {
  const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}\n`)
  // How it is made is written here
  hash.update(readFileSync(__filename))
  const files = partsOf(app).flatMap((part) => filesBelow(join(apps, part)))
  for (const file of [...files, join(root, 'tsconfig.base.json'), join(root, 'package-lock.json')]) {
    hash.update(`${relative(file.startsWith(apps) ? apps : root, file).replaceAll('\\', '/')}\n`)
    hash.update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}

/** The files below a folder that are source, in order. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !notSource.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
}

/** Puts a copy of next-auth beside the apps, where they find it first. What it imports in turn is found upward, as ever. */
function copyPackages(home: string, apps: string): void {
  for (const name of ['next-auth', '@auth/core', '@auth/pg-adapter']) {
    const found = foundUpward(home, join('node_modules', name))
    if (found) cpSync(found, join(apps, 'node_modules', name), { recursive: true, dereference: true })
  }
}

/** The nearest of this name, in a folder or in one above it. */
function foundUpward(folder: string, name: string): string | undefined {
  const path = join(folder, name)
  if (existsSync(path)) return path
  return dirname(folder) === folder ? undefined : foundUpward(dirname(folder), name)
}

interface Materialising {
  root: string
  apps: string
  plan: Plan
  folder: string
  /** Whether somebody else will change it further. */
  isChanged: boolean
}

/** Copies the app, and changes what its version of Next wants otherwise. */
function materialise({ root, apps, plan, folder, isChanged }: Materialising): void {
  const { app, versions } = plan
  for (const part of partsOf(app)) {
    cpSync(join(apps, part), join(folder, 'apps', part), {
      recursive: true,
      filter: (file) => !notSource.test(basename(file)),
    })
  }
  cpSync(join(root, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'))
  const own = join(folder, 'apps', app)

  // From outside the app only an import finds it: NextAuth 5 has no other exports
  const encryption = app === 'v5' ? '@auth/core/jwt' : 'next-auth/jwt'
  writeFileSync(join(folder, jwtFile), `export { decode, encode } from '${encryption}'\n`)

  // Next 16 renamed the middleware to proxy
  if (semver.major(versions.next) < 16 && existsSync(join(own, 'proxy.ts')))
    renameSync(join(own, 'proxy.ts'), join(own, 'middleware.ts'))

  // In the checkout the paths lead to the workspace's next-auth; here Node's own look upward finds the right one
  const tsconfig = JSON.parse(readFileSync(join(own, 'tsconfig.json'), 'utf8')) as { compilerOptions: object }
  tsconfig.compilerOptions = { ...tsconfig.compilerOptions, paths: undefined }
  writeFileSync(join(own, 'tsconfig.json'), JSON.stringify(tsconfig, undefined, 2))

  // The app is typed for the checkout's versions and for itself; with others, what it does is of interest, not how it is typed
  if (isOwn(root, plan) && !isChanged) return
  // Whoever changes it wants to know where what runs comes from
  const settings = { typescript: { ignoreBuildErrors: true }, ...(isChanged && { productionBrowserSourceMaps: true }) }
  renameSync(join(own, 'next.config.mjs'), join(own, 'next.config.app.mjs'))
  writeFileSync(
    join(own, 'next.config.mjs'),
    `import config from './next.config.app.mjs'\n\nexport default { ...config, ...${JSON.stringify(settings)} }\n`,
  )
}

async function runBuild(folder: string, log: string, signal?: AbortSignal): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const output = createWriteStream(log)
  const next = createRequire(join(folder, 'package.json')).resolve('next/dist/bin/next')
  const child = spawn(process.execPath, [next, 'build', folder], {
    cwd: folder,
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
  })
  await new Promise<void>((resolve) => output.end(resolve))
  if (code !== 0) {
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-25)
    throw new SubjectFailed(
      `The app does not build: next build ended with ${code ?? 'a signal'}.\n${lines.map((line) => `  ${line}`).join('\n')}`,
      log,
    )
  }
}
