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

/** npm's settings for requests to a registry, which make it give up soon. Times in ms. */
const fetchSettings = {
  'fetch-retries': 1,
  'fetch-timeout': 20_000,
  'fetch-retry-mintimeout': 500,
  'fetch-retry-maxtimeout': 2_000,
}

/** How long npm may take, even if a registry answers now and then, in ms. */
const timeLimit = 5 * 60_000

/**
 * Runs npm as a separate Node process, without a shell.
 *
 * @throws an AbortError when the signal aborts
 */
export async function npm(args: string[], cwd: string, signal?: AbortSignal): Promise<NpmRun> {
  const flags = Object.entries({
    ...fetchSettings,
    audit: false,
    fund: false,
    'update-notifier': false,
    loglevel: 'error',
  })
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

/** Whether npm failed because of what was requested, not because of the registry or the environment. */
export const isInvalidRequest = ({ stdout, stderr }: NpmRun) =>
  /\b(ETARGET|E404|ERESOLVE|EINVALIDTAGNAME|EINVALIDPACKAGENAME|EUNSUPPORTEDPROTOCOL|ENOVERSIONS|EBADENGINE)\b/.test(
    stdout + stderr,
  )

/** npm's error message, in one line. */
export const npmMessage = ({ stderr, stdout }: NpmRun) =>
  (stderr || stdout)
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!) ?/i, '').trim())
    .filter((line) => line && !/^(code|A complete log|errno|syscall)\b/.test(line))
    .slice(0, 3)
    .join(' ') || 'npm exited without output'

/** Unlike the app, npm inherits the shell's proxies. It does not inherit the npm settings of a parent `npm run`. */
function npmEnvironment(): NodeJS.ProcessEnv {
  const proxies = Object.entries(process.env).filter(([name]) => /_proxy$/i.test(name))
  const kept = Object.entries({ ...childEnvironment({}), ...Object.fromEntries(proxies) })
  return Object.fromEntries(
    kept.filter(([name]) => !/^npm_(config_(local_)?prefix|package_|lifecycle_|command)/i.test(name)),
  )
}

/** The path of npm's script: of the npm that started this process, or of the npm next to this Node. undefined: there is none. */
export function findNpm(): string | undefined {
  const inNode = join('node_modules', 'npm', 'bin', 'npm-cli.js')
  const places = [
    process.env.npm_execpath ?? '',
    join(dirname(process.execPath), '..', 'lib', inNode),
    join(dirname(process.execPath), inNode),
  ]
  return places.find((place) => /npm-cli\.c?js$/.test(place) && existsSync(place))
}

function npmCli(): string {
  const found = findNpm()
  if (!found)
    throw new SubjectFailed(
      'npm was not found next to this Node. Expected npm, to install other versions: run the command with npm run.',
    )
  return found
}
