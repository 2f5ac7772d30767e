// @ts-check
// Installs what is missing: dependencies from the lockfile, and a browser. Plain JavaScript without dependencies, for it
// runs before anything is installed, and on a Node that may be too old for the rest.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The oldest Node that runs us: next 16 asks for it. */
const oldestNode = [20, 9, 0]

/** How long Playwright may take to download a browser, in ms. */
const downloadTime = 5 * 60_000

/** The environment is not as it must be; `bin/run.mjs` prints the message and exits with 3. */
export class SetupFailed extends Error {}

/**
 * @param {string} version as in `process.versions.node`
 * @throws {SetupFailed}
 */
export function checkNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  throw new SetupFailed(
    `This is Node ${version}, expected ${oldestNode.join('.')} or newer. Install a newer Node: https://nodejs.org/en/download`,
  )
}

/** Says in `node_modules` which lockfile it was installed from. */
const mark = join(root, 'node_modules', '.session-spec-lockfile')

/** What the app for NextAuth 5, a workspace, has beside it. */
const ofWorkspace = join(root, 'app-under-test', 'v5', 'node_modules', 'next-auth')

const lockfileKey = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(process.platform + process.arch)
    .digest('hex')

/** Called by npm's `postinstall`, so that an `npm ci` by hand counts too. */
export function markInstalled() {
  mkdirSync(dirname(mark), { recursive: true })
  writeFileSync(mark, lockfileKey())
}

/**
 * Installs the dependencies from the lockfile, unless that was done already.
 *
 * @throws {SetupFailed}
 */
export function installDependencies() {
  // A cache of node_modules may have brought those of the root alone
  const isDone = () => existsSync(mark) && readFileSync(mark, 'utf8') === lockfileKey() && existsSync(ofWorkspace)
  if (isDone()) return
  const release = lock()
  try {
    if (!isDone()) install()
  } finally {
    release()
  }
}

function install() {
  console.log('Installing the dependencies from the lockfile (npm ci) …')
  // On Windows npm is a script, which only a shell starts
  const { status } = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0)
    throw new SetupFailed(
      'npm ci has failed, see above. Expected the package registry to answer. Try it by hand: npm ci --include=dev',
    )
  markInstalled()
}

/**
 * Two commands may find a fresh checkout at once: the second one waits for the first. A lock of a process that is gone
 * is taken over.
 *
 * @returns {() => void} lets go of it
 */
function lock() {
  const file = join(root, '.cache', 'setup.lock')
  mkdirSync(dirname(file), { recursive: true })
  for (let said = false; ; said = true) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch {
      const owner = existsSync(file) ? readFileSync(file, 'utf8') : ''
      if (owner && !isAlive(Number(owner))) rmSync(file, { force: true })
      else if (!said) console.log(`Another set-up is at work here (pid ${owner}): waiting for it …`)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
    }
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/**
 * The two browsers that specs run in. `setting` names one; `own` is Playwright's; the others are looked for on the PATH,
 * and installed.
 *
 * @typedef {{ what: string, setting: string, own: () => string | undefined, names: string[], debian: string, playwright: string }} BrowserKind
 */

/** @type {BrowserKind} */
const shell = {
  what: 'Chromium',
  setting: 'SESSION_SPEC_BROWSER',
  own: playwrightShell,
  names: ['chromium-headless-shell', 'chromium', 'google-chrome'],
  debian: 'chromium-headless-shell',
  playwright: '--only-shell',
}

/** With a back/forward cache, which the headless shell lacks. @type {BrowserKind} */
const whole = {
  what: 'whole Chromium (not its headless shell, which has no back/forward cache)',
  setting: 'SESSION_SPEC_WHOLE_BROWSER',
  own: () => [playwrightWhole()].find(isExecutable),
  names: ['chromium', 'google-chrome'],
  debian: 'chromium',
  playwright: '--no-shell',
}

/**
 * Finds the browsers or installs them: from Debian's packages when we are root there, else Playwright's own.
 *
 * @returns {{ browser: string, wholeBrowser: string }} the executables
 * @throws {SetupFailed} with the commands to type
 */
export function ensureBrowsers() {
  return { browser: ensure(shell), wholeBrowser: ensure(whole) }
}

/** @param {BrowserKind} kind */
function ensure(kind) {
  const found = find(kind) ?? installFromDebian(kind) ?? installFromPlaywright(kind)
  if (found) return found
  throw new SetupFailed(
    [
      `There is no browser, and none could be installed. Expected a ${kind.what}. One of these installs one:`,
      `  npx playwright install ${kind.playwright} chromium`,
      `  sudo apt-get install ${kind.debian}      (Debian, Ubuntu)`,
      `or set ${kind.setting} to the path of one that is there.`,
    ].join('\n'),
  )
}

/** @param {BrowserKind} kind */
function find({ what, setting, own, names }) {
  const named = process.env[setting]
  if (named) {
    if (isExecutable(named)) return named
    throw new SetupFailed(
      `${setting} is ${named}, where there is nothing that can be run. Expected the path of a ${what}. Correct it, or unset it to have one found or installed.`,
    )
  }
  const installed = own()
  if (installed) return installed
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter).filter(Boolean)) {
      const file = join(folder, process.platform === 'win32' ? `${name}.exe` : name)
      if (isExecutable(file)) return file
    }
  }
  return undefined
}

/** @param {BrowserKind} kind */
function installFromDebian(kind) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return undefined
  console.log(`Installing a browser from Debian’s packages (apt-get install ${kind.debian}) …`)
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { stdio: ['ignore', 'ignore', 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  const get = () => spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', kind.debian], options)
  if (get().status !== 0) {
    // A machine that has never asked has no list of packages
    spawnSync('apt-get', ['update', '-qq'], options)
    get()
  }
  return find(kind)
}

/** @param {BrowserKind} kind */
function installFromPlaywright(kind) {
  console.log(`Installing Playwright’s own browser (npx playwright install ${kind.playwright} chromium) …`)
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli')
  spawnSync(process.execPath, [cli, 'install', kind.playwright, 'chromium'], {
    stdio: ['ignore', 2, 2],
    timeout: downloadTime,
    killSignal: 'SIGKILL',
  })
  return find(kind)
}

/** The whole browser of exactly the revision that our Playwright wants, whether it is there or not. */
function playwrightWhole() {
  const { chromium } = createRequire(import.meta.url)('@playwright/test')
  return /** @type {string} */ (chromium.executablePath())
}

/** The headless shell of that revision, or else the whole browser, if one is installed. */
function playwrightShell() {
  const wholeBrowser = playwrightWhole()
  const [folder, revision] = /^.*[/\\]chromium-(\d+)/.exec(wholeBrowser) ?? []
  if (!folder) return undefined
  const shells = join(dirname(folder), `chromium_headless_shell-${revision}`)
  const inside = existsSync(shells) ? readdirSync(shells) : []
  const name = `chrome-headless-shell${process.platform === 'win32' ? '.exe' : ''}`
  return [...inside.map((one) => join(shells, one, name)), wholeBrowser].find(isExecutable)
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

if (process.argv[2] === '--installed') markInstalled()
