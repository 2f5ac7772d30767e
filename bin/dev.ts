import { createServer } from 'node:net'
import { join } from 'node:path'
import { EnvironmentFault } from '../schema/process'
import { childEnvironment } from '../subjects/environment'
import { parsed } from './arguments'
import { asExitCode, UsageError } from '../run/exit-codes'
import { appsFolder } from '../run/prepare'
import { startProcessGroup } from '../run/process-group'
import { loadSettings, root } from '../run/paths'

const help = `npm run dev                    starts the app for NextAuth 4, to try it by hand; its company API is mocked inside it
npm run dev -- --port <port>   uses another port than 3000

Exit codes
  0    next dev exited
  2    wrong usage
  3    the environment failed: the port is in use, or Next did not start
  130  interrupted`

const options = { help: { type: 'boolean', short: 'h' }, port: { type: 'string', default: '3000' } } as const

/** `npm run dev`: starts the app, to try it by hand. Resolves with the exit code. */
export const main = (args: string[]): Promise<number> => asExitCode(() => run(args))

async function run(args: string[]): Promise<number> {
  const { values } = parsed('dev', { args, options })
  if (values.help) {
    console.log(help)
    return 0
  }
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port < 1 || port > 65_535)
    throw new UsageError(
      `--port is ${values.port}. Expected a number from 1 to 65535, such as npm run dev -- --port 3001.`,
    )
  await checkPort(port)
  loadSettings()
  const environment = childEnvironment({
    NODE_ENV: 'development',
    NEXTAUTH_URL: `http://localhost:${port}`,
    NEXTAUTH_SECRET: 'only for trying things out by hand',
    // The harness's own setting of this name is not meant for the app
    DATABASE_URL: '',
  })
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  const app = join(appsFolder(), 'v4')
  // An output that is not a terminal may be closed. So only this process writes to such an output: when it is closed,
  // Next would print a stack trace
  const [out, err] = [process.stdout, process.stderr].map(({ isTTY }) => (isTTY ? 'inherit' : 'pipe'))
  const command = [next, 'dev', app, '-p', String(port), '-H', '127.0.0.1']
  // Next has nothing to clean up, and when it is asked to stop, it starts a process that outlives it
  const { child, ended } = startProcessGroup(command, environment, ['ignore', out, err], 0)
  child.stdout?.pipe(process.stdout)
  child.stderr?.pipe(process.stderr)
  console.log(`The app runs at http://localhost:${port} (ada@example.com, grace@example.com; password: correct horse)`)
  const { code, interrupted } = await ended
  if (interrupted) return 130
  if (code === 0) return 0
  throw new EnvironmentFault(
    `next dev ended with ${code === null ? 'a signal' : `code ${code}`}, see above. Expected it to serve the app until Ctrl-C. Fix the error, and start it again: npm run dev`,
  )
}

/** @throws EnvironmentFault when the app cannot listen on this port */
async function checkPort(port: number): Promise<void> {
  const server = createServer()
  const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once('error', resolve)
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)))
  })
  if (!error) return
  const problem = error.code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${error.message})`
  throw new EnvironmentFault(
    `Port ${port} ${problem}. Expected a free port for the app. Stop the program that uses it, or choose another port: npm run dev -- --port ${port === 3000 ? 3001 : 3000}`,
  )
}
