import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test, type TestInfo } from '@playwright/test'
import { root, runGate, stopAll } from './testing'

// Other subjects, as the users of the gate meet them where they cannot be made.

test.afterEach(stopAll)

/** npm asks there, and keeps nothing. */
const asking = (registry: string, testInfo: TestInfo) => ({
  npm_config_registry: registry,
  npm_config_cache: testInfo.outputPath('npm-cache'),
})

test('an app for another next-auth: exit 2', async ({}, testInfo) => {
  const { code, output } = await runGate(testInfo, ['--app', 'v5', '--next-auth', '4.21.1'])
  expect(output).toContain('next-auth 4.21.1 is for the app v4')
  expect(code).toBe(2)
})

test('a registry that does not answer: exit 3, and nothing hangs', async ({}, testInfo) => {
  const { code, output } = await runGate(testInfo, ['--next-auth', '4.24.3'], asking('http://127.0.0.1:9', testInfo))
  expect(output).toContain('The package registry did not say which next-auth there is')
  expect(code).toBe(3)
})

/** A registry that knows of a next-auth 4.24.3, and breaks off when it is to be fetched. */
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
  'an install that fails: exit 3, what npm says and the log’s path; the next run tries again',
  { tag: '@nightly' },
  async ({}, testInfo) => {
    await withBrokenRegistry(async (url) => {
      for (const _ of ['the first time', 'and again']) {
        const { code, output } = await runGate(testInfo, ['--next-auth', '4.24.3'], asking(url, testInfo))
        expect(output).toContain('Installing next-auth 4.24.3 with next 16')
        expect(output).toContain('could not be installed')
        const log = /All of it: (.*install\.log)/.exec(output)?.[1] ?? ''
        expect(existsSync(join(root, log)), log).toBe(true)
        expect(code).toBe(3)
      }
    })
  },
)

test('a spec that there is not: exit 2, before anything is installed', { tag: '@nightly' }, async ({}, testInfo) => {
  await withBrokenRegistry(async (url) => {
    const args = ['get-response-carries-updat', '--next-auth', '4.24.3']
    const { code, output } = await runGate(testInfo, args, asking(url, testInfo))
    expect(output).toContain('get-response-carries-updat: did you mean get-response-carries-update')
    expect(output).not.toContain('Installing')
    expect(code).toBe(2)
  })
})
