import { spawn } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { appFolders, expect, freePort, root, secret, testWith } from '../test-apps/serve'

const test = testWith('v5')
test.describe.configure({ mode: 'default' })

/** Runs the command's source as a user runs the command, with these variables only. */
async function run(args: string[], variables: Record<string, string> = {}) {
  const tsx = require.resolve('tsx/cli')
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [tsx, join(__dirname, 'cli.ts'), ...args], {
    cwd: root,
    env: { PATH, HOME, NODE_ENV: 'test', ...variables },
  })
  const printed = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.stderr += text))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  expect(printed.stdout + printed.stderr).not.toContain(secret)
  return { code, ...printed }
}

const mintAt = (url: string) => ['mint', '--url', url, '--app-folder', appFolders.v5]

test('prints a Cookie header for curl', async ({ start }) => {
  const { baseURL } = await start()
  const user = ['--user', '{"sub":"u1","name":"Ada"}']
  const { code, stdout, stderr } = await run([...mintAt(baseURL), ...user], { AUTH_SECRET: secret })
  expect(stderr).toContain('Signed in: {"user":{"name":"Ada","id":"u1","role":"reader"}')
  expect(code).toBe(0)
  const [name = '', value = ''] = stdout.trim().split(': ')
  const session = await fetch(`${baseURL}/api/auth/session`, { headers: { [name]: value } })
  expect(await session.json()).toMatchObject({ user: { id: 'u1' } })
})

test('writes a storage state that only its owner can read, with a secret from a named variable', async ({
  start,
}, testInfo) => {
  const { baseURL } = await start()
  const file = testInfo.outputPath('state.json')
  const args = [...mintAt(baseURL), '--storage-state', file, '--secret-env', 'OWN_SECRET', '--max-age', '60']
  const { code, stdout } = await run(args, { OWN_SECRET: secret })
  expect([code, stdout]).toEqual([0, ''])
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ cookies: [{ name: 'authjs.session-token' }] })
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('exits with 1 if the app does not accept the session, or does not answer', async ({ start }) => {
  const { baseURL } = await start()
  const wrong = await run(mintAt(baseURL), { AUTH_SECRET: 'another one' })
  expect([wrong.code, wrong.stdout]).toEqual([1, ''])
  expect(wrong.stderr).toContain('[wrong-secret]')
  const nowhere = await run(mintAt(`http://localhost:${await freePort()}`), { AUTH_SECRET: secret })
  expect(nowhere.code).toBe(1)
  expect(nowhere.stderr).toContain('[unreachable]')
})

for (const [name, args, message] of [
  ['without a command', [], 'Expected: mint'],
  ['without a URL', ['mint'], '[invalid-options]'],
  ['with an unknown option', ['mint', '--secret', 'x'], "Unknown option '--secret'"],
  ['with a user that is not JSON', ['mint', '--url', 'http://localhost:9', '--user', 'ada'], 'Expected a JSON object'],
  ['with a max age of no time', ['mint', '--url', 'http://localhost:9', '--max-age', '0'], 'a number of seconds'],
  ['with a secret that is not there', ['mint', '--url', 'http://localhost:9', '--secret-env', 'NONE'], 'is missing'],
  ['with a remote host', ['mint', '--url', 'https://example.com'], '[host-refused]'],
] as const) {
  test(`exits with 2 ${name}`, async () => {
    const { code, stdout, stderr } = await run([...args], { AUTH_SECRET: secret })
    expect(stderr).toContain(message)
    expect([code, stdout]).toEqual([2, ''])
  })
}

test('exits with 2 without a secret', async () => {
  const { code, stderr } = await run(mintAt('http://localhost:9'))
  expect(stderr).toContain('[no-secret]')
  expect(code).toBe(2)
})

test('documents every option in its help', async () => {
  const { code, stdout } = await run(['--help'])
  expect(code).toBe(0)
  const options = [...readFileSync(join(__dirname, 'cli.ts'), 'utf8').matchAll(/^ {2}'?([\w-]+)'?: \{ type:/gm)]
  expect(options.length).toBeGreaterThan(10)
  for (const [, option] of options) expect(stdout).toContain(`--${option}`)
})
