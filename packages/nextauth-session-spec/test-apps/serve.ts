import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { basename, join, relative } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { cachedFolder } from '../../../subjects/build-cache'
import { childEnvironment } from '../../../subjects/environment'
import { filesBelow, notSource } from '../../../subjects/source-key'

/** The two apps, each of them built once, with its traps set by environment variables. */
type AppName = 'v4' | 'v5'

/** The checkout. */
export const root = join(__dirname, '..', '..', '..')

/** The folder from which the next-auth of an app is resolved. */
export const appFolders = { v4: root, v5: join(root, 'app-under-test', 'v5') }

/** The secret of all test apps, unless a trap changes it. */
export const secret = 'a secret of the test apps'

/** A running app. */
export interface TestApp {
  /** With the base path of Next. */
  baseURL: string
  /** The folder from which its next-auth is resolved. */
  appFolder: string
  /** What its server has printed. */
  log: () => string
}

/**
 * Starts an app with these environment variables in addition, or without those that are undefined. Without any, it is the same
 * server for all tests of a worker.
 */
type Start = (environment?: Record<string, string | undefined>) => Promise<TestApp>

const next = require.resolve('next/dist/bin/next')
const guard = join(root, 'fixtures', 'server', 'server-guard.cjs')

/** What the session route of an app returns for a Cookie header. */
export const sessionOf = async (baseURL: string, cookie: string) =>
  (await fetch(`${baseURL}/api/auth/session`, { headers: { cookie } })).json() as Promise<unknown>

/** Playwright's `test`, with a fixture that starts one of the apps. */
export const testWith = (name: AppName) =>
  base.extend<{ start: Start }, { built: string; plain: { app: () => Promise<TestApp> } }>({
    built: [
      async ({}, use) => use(join(await alone(name, () => build(name)), name)),
      { scope: 'worker', timeout: 300_000 },
    ],

    plain: [
      async ({ built }, use) => {
        let running: ReturnType<typeof serve> | undefined
        await use({ app: async () => (await (running ??= serve(built, name, {}))).app })
        const { server } = (await running) ?? {}
        server?.kill('SIGKILL')
      },
      { scope: 'worker' },
    ],

    start: async ({ built, plain }, use) => {
      const servers: ChildProcess[] = []
      await use(async (environment) => {
        if (!environment) return plain.app()
        const { server, app } = await serve(built, name, environment)
        servers.push(server)
        return app
      })
      for (const server of servers) server.kill('SIGKILL')
    },
  })

export { expect }

/** Only one worker at a time builds an app: the others wait, and then find it. A lock whose process no longer runs does not count. */
async function alone<Value>(name: AppName, act: () => Promise<Value>): Promise<Value> {
  const lock = join(root, '.cache', `test-app-${name}.lock`)
  mkdirSync(join(root, '.cache'), { recursive: true })
  await expect.poll(() => acquires(lock), { timeout: 0 }).toBe(true)
  try {
    return await act()
  } finally {
    rmSync(lock, { force: true })
  }
}

function acquires(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (!isRunning(lock)) rmSync(lock, { force: true })
    return false
  }
}

function isRunning(lock: string): boolean {
  try {
    return process.kill(Number(readFileSync(lock, 'utf8')), 0)
  } catch {
    return false
  }
}

/** @returns the absolute path of a folder with the built app */
async function build(name: AppName): Promise<string> {
  const files = ['shared', name].flatMap((part) => filesBelow(join(__dirname, part)))
  const hash = createHash('sha256').update(process.version)
  for (const file of [...files, join(root, 'package-lock.json'), __filename])
    hash.update(relative(root, file)).update(readFileSync(file))
  return cachedFolder(
    join(root, '.cache', 'test-apps'),
    `${name}-${hash.digest('hex').slice(0, 12)}`,
    async (folder) => {
      for (const part of ['shared', name])
        cpSync(join(__dirname, part), join(folder, part), {
          recursive: true,
          filter: (file) => !notSource.test(basename(file)),
        })
      // The packages of the root are found in a parent folder; those of the workspace for NextAuth 5 must be next to the app
      if (name === 'v5') cpSync(join(appFolders.v5, 'node_modules'), join(folder, 'node_modules'), { recursive: true })
      const child = spawn(process.execPath, [next, 'build', join(folder, name)], {
        cwd: join(folder, name),
        env: { ...childEnvironment({}), NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      const printed = collect(child)
      const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
      expect(code, `next build:\n${printed()}`).toBe(0)
    },
  )
}

async function serve(folder: string, name: AppName, environment: Record<string, string | undefined>) {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const variables =
    name === 'v4'
      ? { NEXTAUTH_URL: `${origin}/docs/api/auth`, NEXTAUTH_SECRET: secret }
      : { AUTH_TRUST_HOST: 'true', AUTH_SECRET: secret }
  const server = spawn(
    process.execPath,
    ['--require', guard, next, 'start', folder, '-p', String(port), '-H', '127.0.0.1'],
    {
      env: { ...childEnvironment({}), ...variables, ...environment, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  const log = collect(server)
  await expect.poll(() => /ready/i.test(log()) || server.exitCode !== null).toBe(true)
  return { server, app: { baseURL: origin + (name === 'v4' ? '/docs' : ''), appFolder: appFolders[name], log } }
}

/** Everything that a process prints. */
function collect({ stdout, stderr }: ChildProcess): () => string {
  let printed = ''
  for (const stream of [stdout, stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (printed += text))
  return () => printed
}

/** A loopback port that is free at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
