import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test, type TestInfo } from '@playwright/test'
import { root, runGate, stopAll } from '../run/test-commands'

// What the users of the gate see when another subject cannot be installed.

test.afterEach(stopAll)

/** Makes npm use this registry and an empty cache. */
const useRegistry = (registry: string, testInfo: TestInfo) => ({
  npm_config_registry: registry,
  npm_config_cache: testInfo.outputPath('npm-cache'),
})

test('--app and --next-auth do not match: exit 2', async ({}, testInfo) => {
  const { code, output } = await runGate(testInfo, ['--app', 'v5', '--next-auth', '4.21.1'])
  expect(output).toContain('next-auth 4.21.1 is for the app v4')
  expect(code).toBe(2)
})

test('the registry does not answer: exit 3, and nothing hangs', async ({}, testInfo) => {
  const { code, output } = await runGate(
    testInfo,
    ['--next-auth', '4.24.3'],
    useRegistry('http://127.0.0.1:9', testInfo),
  )
  expect(output).toContain('The package registry request for next-auth failed')
  expect(code).toBe(3)
})

/** A registry that lists next-auth 4.24.3, and closes the connection when its tarball is requested. */
async function withBrokenRegistry(work: (url: string) => Promise<void>): Promise<void> {
  const server = createServer((request, response) => {
    if (request.url?.includes('.tgz')) return void request.socket.destroy()
    const dist = { tarball: `${url}/next-auth.tgz`, shasum: '0'.repeat(40) }
    const version = { name: 'next-auth', version: '4.24.3', dist, peerDependencies: { next: '^16', react: '^19' } }
    response.setHeader('Content-Type', 'application/json')
    response.end(
      JSON.stringify({ name: 'next-auth', 'dist-tags': { latest: '4.24.3' }, versions: { '4.24.3': version } }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    await work(url)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

test(
  'an install fails: exit 3 with npm’s message and the path of the log, and the next run tries again',
  { tag: '@nightly' },
  async ({}, testInfo) => {
    await withBrokenRegistry(async (url) => {
      for (const _ of ['the first time', 'and again']) {
        const { code, output } = await runGate(testInfo, ['--next-auth', '4.24.3'], useRegistry(url, testInfo))
        expect(output).toContain('Installing next-auth 4.24.3 with next 16')
        expect(output).toContain('could not be installed')
        const log = /Full log: (.*install\.log)/.exec(output)?.[1] ?? ''
        expect(existsSync(join(root, log)), log).toBe(true)
        expect(code).toBe(3)
      }
    })
  },
)

test('an unknown spec: exit 2 before anything is installed', { tag: '@nightly' }, async ({}, testInfo) => {
  await withBrokenRegistry(async (url) => {
    const args = ['get-response-carries-updat', '--next-auth', '4.24.3']
    const { code, output } = await runGate(testInfo, args, useRegistry(url, testInfo))
    expect(output).toContain('get-response-carries-updat: did you mean get-response-carries-update')
    expect(output).not.toContain('Installing')
    expect(code).toBe(2)
  })
})
