import { cpSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { processesOf, root, runCommand, startCommand, stopAll } from '../run/test-commands'

test.afterEach(stopAll)

/** A server on a free port. */
async function listening() {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port }
}

test('dev serves the app, and after SIGTERM no process is left: exit 130', async ({}, testInfo) => {
  const { server, port } = await listening()
  await new Promise((resolve) => server.close(resolve))
  // Only one `next dev` can run in a folder at a time, and one may already be running in the checkout
  const apps = testInfo.outputPath('apps')
  cpSync(join(root, 'app-under-test'), apps, {
    recursive: true,
    filter: (file) => !/[/\\](\.next|node_modules)$/.test(file),
  })
  cpSync(join(root, 'tsconfig.base.json'), testInfo.outputPath('tsconfig.base.json'))
  const command = startCommand(testInfo, 'dev', ['--port', String(port)], { SESSION_SPEC_APPS: apps })
  await command.printed('Ready')
  expect((await fetch(`http://localhost:${port}/api/auth/csrf`)).status).toBe(200)
  expect(processesOf(testInfo.outputPath('out')).length).toBeGreaterThan(2)
  command.child.kill('SIGTERM')
  expect(await command.ended).toBe(130)
  expect(processesOf(testInfo.outputPath('out'))).toEqual([])
})

test('dev exits with 3 when its port is in use, and with 2 on wrong usage', async ({}, testInfo) => {
  const { server, port } = await listening()
  const [taken, none, unknown] = await Promise.all(
    [['--port', String(port)], ['--port=http'], ['--prot=3001']].map((args) => runCommand(testInfo, 'dev', args)),
  )
  server.close()
  expect(taken?.output).toBe(
    `Port ${port} is in use. Expected a free port for the app. Stop the program that uses it, or choose another port: npm run dev -- --port 3000\n`,
  )
  expect(none?.output).toContain('--port is http. Expected a number from 1 to 65535')
  expect(unknown?.output).toContain('Unknown flag --prot. Did you mean --port?')
  expect([taken?.code, none?.code, unknown?.code]).toEqual([3, 2, 2])
})
