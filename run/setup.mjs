// @ts-check
// Installs what is missing: the dependencies from the lockfile, and the browsers. Plain JavaScript without dependencies, because
// it runs before anything is installed, and on a Node that may be too old for the rest.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The oldest supported Node. next 16 requires it. */
const oldestNode = [20, 9, 0]

/** How long Playwright may take to download a browser, in ms. */
const downloadTime = 5 * 60_000

/** The environment does not meet the requirements. `bin/run.mjs` prints the message and exits with 3. */
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

/** A file in `node_modules` that records which lockfile it was installed from. */
const installMarker = join(root, 'node_modules', '.session-spec-lockfile')

/** The next-auth of the workspace of the app for NextAuth 5. */
const workspaceNextAuth = join(root, 'app-under-test', 'v5', 'node_modules', 'next-auth')

const lockfileKey = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(process.platform + process.arch)
    .digest('hex')

/** Called by npm's `postinstall`, so that a manual `npm ci` counts too. */
export function markInstalled() {
  mkdirSync(dirname(installMarker), { recursive: true })
  writeFileSync(installMarker, lockfileKey())
}

/**
 * Installs the dependencies from the lockfile, unless they are installed already.
 *
 * @throws {SetupFailed}
 */
export function installDependencies() {
  // A restored cache of node_modules may contain the root's packages only
  const isDone = () =>
    existsSync(installMarker) && readFileSync(installMarker, 'utf8') === lockfileKey() && existsSync(workspaceNextAuth)
  if (isDone()) return
  const release = acquireLock()
  try {
    if (!isDone()) install()
  } finally {
    release()
  }
}

function install() {
  console.log('Installing the dependencies from the lockfile (npm ci) …')
  // On Windows, npm is a script that only a shell can start
  const { status } = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0)
    throw new SetupFailed(
      'npm ci failed, see above. Expected the package registry to answer. Try it manually: npm ci --include=dev',
    )
  markInstalled()
}

/**
 * Two commands may start in a fresh checkout at the same time: the second one waits for the first. A lock whose process no longer
 * runs is taken over.
 *
 * @returns {() => void} releases the lock
 */
function acquireLock() {
  const file = join(root, '.cache', 'setup.lock')
  mkdirSync(dirname(file), { recursive: true })
  for (let isReported = false; ; isReported = true) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch {
      const owner = existsSync(file) ? readFileSync(file, 'utf8') : ''
      if (owner && !isAlive(Number(owner))) rmSync(file, { force: true })
      else if (!isReported) console.log(`Another setup is running in this checkout (pid ${owner}). Waiting for it …`)
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
 * The two browsers that specs run in. `setting` is the variable that may hold the path of one, `own` finds Playwright's, and
 * `names` are looked up on the PATH. `debian` and `playwright` say how to install one.
 *
 * @typedef {{ what: string, setting: string, own: () => string | undefined, names: string[], debian: string, playwright: string }} BrowserKind
 */

/** @type {BrowserKind} */
const headlessShell = {
  what: 'Chromium',
  setting: 'SESSION_SPEC_BROWSER',
  own: playwrightShell,
  names: ['chromium-headless-shell', 'chromium', 'google-chrome'],
  debian: 'chromium-headless-shell',
  playwright: '--only-shell',
}

/** A full Chromium: it has a back/forward cache, which the headless shell lacks. @type {BrowserKind} */
const fullChromium = {
  what: 'full Chromium (not its headless shell, which has no back/forward cache)',
  setting: 'SESSION_SPEC_FULL_BROWSER',
  own: () => [playwrightChromium()].find(isExecutable),
  names: ['chromium', 'google-chrome'],
  debian: 'chromium',
  playwright: '--no-shell',
}

/**
 * Finds the browsers or installs them: from Debian's packages if this is Debian and the user is root, otherwise Playwright's own.
 *
 * @param {boolean} installs whether missing browsers are installed
 * @returns {{ browser: string, fullBrowser: string }} the executables
 * @throws {SetupFailed} with the commands that install one
 */
export function ensureBrowsers(installs) {
  return { browser: ensureBrowser(headlessShell, installs), fullBrowser: ensureBrowser(fullChromium, installs) }
}

/**
 * @param {BrowserKind} kind
 * @param {boolean} installs
 */
function ensureBrowser(kind, installs) {
  const found = findBrowser(kind) ?? (installs ? (installFromDebian(kind) ?? installFromPlaywright(kind)) : undefined)
  if (found) return found
  throw new SetupFailed(
    [
      `No browser was found${installs ? ', and none could be installed' : ''}. Expected a ${kind.what}. Each of these commands installs one:`,
      ...(installs ? [] : ['  npm run gate      (it installs what is missing)']),
      `  npx playwright install ${kind.playwright} chromium`,
      `  sudo apt-get install ${kind.debian}      (Debian, Ubuntu)`,
      `Or set ${kind.setting} to the path of an installed one.`,
    ].join('\n'),
  )
}

/** @param {BrowserKind} kind */
function findBrowser({ what, setting, own, names }) {
  const configured = process.env[setting]
  if (configured) {
    if (isExecutable(configured)) return configured
    throw new SetupFailed(
      `${setting} is ${configured}, which is not an executable. Expected the path of a ${what}. Correct it, or unset it so that one is found or installed.`,
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
    // A new machine has no package lists yet
    spawnSync('apt-get', ['update', '-qq'], options)
    get()
  }
  return findBrowser(kind)
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
  return findBrowser(kind)
}

/** @type {string | undefined} */
let playwrightPath

/**
 * The path of the full browser with exactly the revision that this Playwright expects, whether it is installed or not. It is read
 * in another process: loading Playwright here would take 60 MiB until the run ends.
 */
function playwrightChromium() {
  const expression = "require('@playwright/test').chromium.executablePath()"
  playwrightPath ??= execFileSync(process.execPath, ['--print', expression], { cwd: root, encoding: 'utf8' }).trim()
  return playwrightPath
}

/**
 * The headless shell of the revision that this Playwright expects, or else the full browser, if one of them is
 * installed.
 */
function playwrightShell() {
  const fullBrowser = playwrightChromium()
  const [folder, revision] = /^.*[/\\]chromium-(\d+)/.exec(fullBrowser) ?? []
  if (!folder) return undefined
  const shells = join(dirname(folder), `chromium_headless_shell-${revision}`)
  const inside = existsSync(shells) ? readdirSync(shells) : []
  const name = `chrome-headless-shell${process.platform === 'win32' ? '.exe' : ''}`
  return [...inside.map((one) => join(shells, one, name)), fullBrowser].find(isExecutable)
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
