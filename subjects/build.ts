import { spawn } from 'node:child_process'
import { cpSync, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import semver from 'semver'
import type { SubjectOnDisk } from '../schema/subject-on-disk'
import { childEnvironment } from './environment'
import { SubjectFailed } from './errors'
import { installSubject } from './install'
import { cachedFolder } from './build-cache'
import { isOwn, type Plan } from './resolve'
import { notSource, partsOf, sourceKey } from './source-key'
import { authPathOf, installedVersion, capabilitiesOf } from './versions'

interface BuildOptions {
  /** The checkout. */
  root: string
  /** The folder with the apps and their shared code. */
  apps: string
  plan: Plan
  /** Aborts the work: the promise then rejects. */
  signal?: AbortSignal
  /** Called and awaited before a step that takes a long time. */
  onStep?: (what: string) => void | Promise<void>
  /** A change that is made before the build. */
  change?: SubjectChange
}

/** A change to a copied app and its next-auth before the build. */
export interface SubjectChange {
  /** Part of the cache key. A different change has a different key. */
  key: string
  /** @param apps the folder with the copied apps; its `node_modules` contains a copy of next-auth */
  apply: (apps: string) => void
}

/**
 * Makes a subject: installs its versions and builds its app. Both are cached by content.
 *
 * @returns the subject, with the absolute path of the built app's folder
 * @throws NoSuchSubject when its versions are not compatible
 * @throws SubjectFailed when npm or Next fails
 */
export async function makeSubject({ root, apps, plan, signal, onStep, change }: BuildOptions): Promise<SubjectOnDisk> {
  const { app, versions, countsAs } = plan
  const onInstall = (note: string) =>
    onStep?.(`${note}Installing next-auth ${versions['next-auth']} with next ${versions.next}`)
  const { home, tree } = await installSubject({ root, plan, signal, onInstall })
  const source = { apps, key: sourceKey(root, apps, app) }
  const key = [app, source.key, change?.key].filter(Boolean).join('-')
  const built = await cachedFolder(join(home, 'builds'), key, async (folder) => {
    await onStep?.(`Building the app ${app}${change ? ' with all mutants in it' : ''}`)
    materialize({ root, apps, plan, folder, isChanged: change !== undefined })
    if (change) {
      copyPackages(home, join(folder, 'apps'))
      change.apply(join(folder, 'apps'))
    }
    await runBuild(join(folder, 'apps', app), { log: join(folder, 'build.log'), signal })
  })
  return {
    subject: {
      id: `${app}-jwt`,
      app,
      strategy: 'jwt',
      capabilities: capabilitiesOf(app, countsAs, versions.next),
      ...(plan.forced && { forced: plan.forced }),
      versions: {
        'next-auth': countsAs,
        next: versions.next,
        react: versions.react,
        node: process.version,
        playwright: installedVersion(root, '@playwright/test'),
        tree,
      },
    },
    folder: join(built, 'apps', app),
    authPath: authPathOf(app, countsAs),
    isCheckouts: app === 'v4' && isOwn(root, plan) && !change,
    source,
  }
}

/**
 * The same app at a path of its host, which Next.js takes from the build. Cached with the build that it is made from.
 *
 * @param basePath `/shop`
 * @returns the absolute path of the app's folder, with its build
 * @throws SubjectFailed when Next fails
 */
export async function buildUnder(basePath: string, { folder }: Pick<SubjectOnDisk, 'folder'>): Promise<string> {
  const built = join(folder, '..', '..')
  const inFolder = relative(built, folder)
  const key = basename(built) + basePath.replaceAll('/', '-')
  const copy = await cachedFolder(dirname(built), key, async (target) => {
    cpSync(built, target, { recursive: true, filter: (file) => basename(file) !== '.next' })
    // The build that it is made from has checked them
    overrideConfig(join(target, inFolder), untyped, 'next.config.at-root.mjs')
    await runBuild(join(target, inFolder), { log: join(target, 'build.log'), basePath })
  })
  return join(copy, inFolder)
}

/** Copies next-auth next to the apps, where they resolve it first. Its own imports still resolve upward. */
function copyPackages(home: string, apps: string): void {
  for (const name of ['next-auth', '@auth/core', '@auth/pg-adapter']) {
    const found = findUpward(home, join('node_modules', name))
    if (found) cpSync(found, join(apps, 'node_modules', name), { recursive: true, dereference: true })
  }
}

/** The nearest path with this name, in a folder or one of its parents. */
function findUpward(folder: string, name: string): string | undefined {
  const path = join(folder, name)
  if (existsSync(path)) return path
  return dirname(folder) === folder ? undefined : findUpward(dirname(folder), name)
}

interface MaterializeOptions {
  root: string
  apps: string
  plan: Plan
  folder: string
  /** Whether a {@link SubjectChange} is applied afterwards. */
  isChanged: boolean
}

/** Copies the app, and adapts it to its version of Next. */
function materialize({ root, apps, plan, folder, isChanged }: MaterializeOptions): void {
  const { app, versions } = plan
  for (const part of partsOf(app)) {
    cpSync(join(apps, part), join(folder, 'apps', part), {
      recursive: true,
      filter: (file) => !notSource.test(basename(file)),
    })
  }
  cpSync(join(root, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'))
  const appFolder = join(folder, 'apps', app)

  // Next 16 renamed middleware to proxy
  if (semver.major(versions.next) < 16 && existsSync(join(appFolder, 'proxy.ts')))
    renameSync(join(appFolder, 'proxy.ts'), join(appFolder, 'middleware.ts'))

  // In the checkout, `paths` points to the workspace's next-auth; here, Node's resolution finds the right one
  const tsconfig = JSON.parse(readFileSync(join(appFolder, 'tsconfig.json'), 'utf8')) as { compilerOptions: object }
  tsconfig.compilerOptions = { ...tsconfig.compilerOptions, paths: undefined }
  writeFileSync(join(appFolder, 'tsconfig.json'), JSON.stringify(tsconfig, undefined, 2))

  // The app's types are written for the checkout's versions. With other versions or a change, only its behavior matters
  if (isOwn(root, plan) && !isChanged) return
  // A changed app needs source maps, to trace the code that runs to its source
  overrideConfig(
    appFolder,
    { ...untyped, ...(isChanged && { productionBrowserSourceMaps: true }) },
    'next.config.app.mjs',
  )
}

/** Part of a Next.js configuration: the build does not check the types. */
const untyped = { typescript: { ignoreBuildErrors: true } }

/**
 * @param config replaces parts of the current Next.js configuration
 * @param original a new name for the file with the current one
 */
function overrideConfig(appFolder: string, config: object, original: string): void {
  const current = 'next.config.mjs'
  renameSync(join(appFolder, current), join(appFolder, original))
  writeFileSync(
    join(appFolder, current),
    `import config from './${original}'\n\nexport default { ...config, ...${JSON.stringify(config)} }\n`,
  )
}

interface NextBuild {
  /** A path in the build's folder. */
  log: string
  signal?: AbortSignal
  /** The path of the app on its host. @default the host's root */
  basePath?: string
}

async function runBuild(folder: string, { log, signal, basePath }: NextBuild): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const output = createWriteStream(log)
  const next = createRequire(join(folder, 'package.json')).resolve('next/dist/bin/next')
  const child = spawn(process.execPath, [next, 'build', folder], {
    cwd: folder,
    // NextAuth needs a secret to read the session in a page that is prerendered. No server runs with this one
    env: childEnvironment({
      NODE_ENV: 'production',
      NEXTAUTH_SECRET: 'of the build',
      AUTH_SECRET: 'of the build',
      ...(basePath && { NEXT_PUBLIC_BASE_PATH: basePath }),
    }),
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
