import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { childEnvironment } from '../subjects/environment'

const root = resolve(__dirname, '..')

/** `npm run dev`: the app by hand, its company API mocked inside it. `-- --port 4000` for another port than 3000. */
export async function main(args: string[]): Promise<number> {
  const { port } = parseArgs({ args, options: { port: { type: 'string', default: '3000' } } }).values
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  const child = spawn(
    process.execPath,
    [next, 'dev', join(root, 'app-under-test', 'v4'), '-p', port, '-H', '127.0.0.1'],
    {
      env: childEnvironment({
        NODE_ENV: 'development',
        NEXTAUTH_URL: `http://localhost:${port}`,
        NEXTAUTH_SECRET: 'only for trying things out by hand',
        // The harness's own setting of this name is not the app's
        DATABASE_URL: '',
      }),
      stdio: 'inherit',
    },
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  console.log(`The app is at http://localhost:${port} (ada@example.com, grace@example.com; password: correct horse)`)
  return new Promise((end) => child.once('close', (code) => end(code ?? 130)))
}
