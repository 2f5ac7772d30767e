import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { childEnvironment } from './environment'
import { SubjectFailed } from './errors'

export interface NpmRun {
  code: number | null
  stdout: string
  stderr: string
}

/** npm gives up on a registry after about this long, in ms. */
const patience = {
  'fetch-retries': 1,
  'fetch-timeout': 20_000,
  'fetch-retry-mintimeout': 500,
  'fetch-retry-maxtimeout': 2_000,
}

/** Even where a registry answers now and then, in ms. */
const timeLimit = 5 * 60_000

/**
 * Runs npm, as a Node program of its own: no shell in between.
 *
 * @throws an AbortError when the signal comes
 */
export async function npm(args: string[], cwd: string, signal?: AbortSignal): Promise<NpmRun> {
  const flags = Object.entries({ ...patience, audit: false, fund: false, 'update-notifier': false, loglevel: 'error' })
  const child = spawn(process.execPath, [npmCli(), ...args, ...flags.map(([name, value]) => `--${name}=${value}`)], {
    cwd,
    env: npmEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    timeout: timeLimit,
  })
  const run: NpmRun = { code: null, stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (run.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (run.stderr += text))
  run.code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return run
}

/** Where npm fails because of what was asked for, not of where it was asked. */
export const isWrongWish = ({ stdout, stderr }: NpmRun) =>
  /\b(ETARGET|E404|ERESOLVE|EINVALIDTAGNAME|EINVALIDPACKAGENAME|EUNSUPPORTEDPROTOCOL|ENOVERSIONS|EBADENGINE)\b/.test(
    stdout + stderr,
  )

/** What npm says of a failure, in one line. */
export const npmSays = ({ stderr, stdout }: NpmRun) =>
  (stderr || stdout)
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!) ?/i, '').trim())
    .filter((line) => line && !/^(code|A complete log|errno|syscall)\b/.test(line))
    .slice(0, 3)
    .join(' ') || 'npm ended without a word'

/** A proxy of the shell's own is npm's business, unlike the app's. npm's settings of a parent `npm run` are not. */
function npmEnvironment(): NodeJS.ProcessEnv {
  const proxies = Object.entries(process.env).filter(([name]) => /_proxy$/i.test(name))
  const kept = Object.entries({ ...childEnvironment({}), ...Object.fromEntries(proxies) })
  return Object.fromEntries(
    kept.filter(([name]) => !/^npm_(config_(local_)?prefix|package_|lifecycle_|command)/i.test(name)),
  )
}

/** npm's own script: beside the Node that runs us, or the npm that has started us. */
function npmCli(): string {
  const inNode = join('node_modules', 'npm', 'bin', 'npm-cli.js')
  const places = [
    process.env.npm_execpath ?? '',
    join(dirname(process.execPath), '..', 'lib', inNode),
    join(dirname(process.execPath), inNode),
  ]
  const found = places.find((place) => /npm-cli\.c?js$/.test(place) && existsSync(place))
  if (!found)
    throw new SubjectFailed(
      'npm was not found beside this Node. Expected it to install other versions with: run the command with npm run.',
    )
  return found
}
