import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type TestInfo } from '@playwright/test'
import { catalog } from './catalog'
import { NoSuchSubject, SubjectFailed } from './errors'
import { isOwn, ownVersions, resolveSubject, type SubjectRequest } from './resolve'
import { test, useRegistry } from './test-registry'

const root = join(__dirname, '..')

const upTo = (next: string) => ({ peerDependencies: { next, nodemailer: '^6.6.5', react: '^17.0.2 || ^18 || ^19' } })

test.beforeEach(({ registry }) => {
  Object.assign(registry.packages, {
    'next-auth': {
      '4.21.0': upTo('^12.2.5 || ^13'),
      '4.21.1': upTo('^12.2.5 || ^13'),
      '4.24.10': upTo('^12.2.5 || ^13 || ^14 || ^15'),
      '4.24.16': upTo('^12.2.5 || ^13 || ^14 || ^15 || ^16'),
    },
    next: Object.fromEntries(['13.5.11', '15.5.1', '15.5.2', '16.4.6', '16.5.0-canary.1'].map((one) => [one, {}])),
  })
})

const resolved = (subjectRequest: SubjectRequest) => resolveSubject(subjectRequest, { root })

test('without a request, or with the checkout’s versions, the registry is not asked', async ({ registry }) => {
  const own = ownVersions(root, 'v4')
  for (const subjectRequest of [{}, { nextAuth: own['next-auth'] }, { next: own.next }, { app: 'v4' as const }]) {
    const plan = await resolved(subjectRequest)
    expect(plan).toEqual({ app: 'v4', versions: own, countsAs: own['next-auth'] })
    expect(isOwn(root, plan)).toBe(true)
  }
  expect((await resolved({ app: 'v5' })).versions).toEqual(ownVersions(root, 'v5'))
  expect(registry.requested).toEqual([])
})

test('a version in the catalog is taken from its row, or if it has several, from one that is not forced', async ({
  registry,
}) => {
  const [row] = catalog.filter((one) => one['next-auth'] === '4.21.1' && !one.forced)
  expect(await resolved({ nextAuth: '4.21.1' })).toMatchObject({ versions: { next: row?.next, react: row?.react } })
  const forced = await resolved({ nextAuth: '4.21.1', next: '16.4.6' })
  expect(forced.forced).toContain('requires next 12 or 13')
  expect(registry.requested).toEqual([])
})

test('a range resolves to its newest version, with the newest next that it accepts', async ({ registry }) => {
  expect(await resolved({ nextAuth: '4.24.10' })).toMatchObject({
    app: 'v4',
    versions: { 'next-auth': '4.24.10', next: '15.5.29', react: '19.3.1', nodemailer: '6.10.1', typescript: '5.9.3' },
  })
  expect((await resolved({ nextAuth: '>=4.21.0 <4.24' })).versions['next-auth']).toBe('4.21.1')
  expect((await resolved({ next: '15.5' })).versions.next).toBe('15.5.2')
  expect((await resolved({ nextAuth: '4.24.16', next: '16.5.0-canary.1' })).versions.next).toBe('16.5.0-canary.1')
  expect(registry.requested).toContain('next-auth')
})

const wrong: [string, SubjectRequest, string][] = [
  ['an unknown version', { nextAuth: '4.99.0' }, 'No version of next-auth matches 4.99.0. The newest of that major: '],
  ['an unknown next', { next: '15.9' }, 'No version of next matches 15.9. The newest of that major: 15.5.1, 15.5.2.'],
  [
    'a peer conflict that is not in the catalog',
    { nextAuth: '4.24.10', next: '16.4.6' },
    'next-auth 4.24.10 requires next ^12.2.5 || ^13 || ^14 || ^15, and 16.4.6 is not in this range. Expected a version that is, such as --next 15.5.29',
  ],
  [
    'a value that is not a version',
    { next: 'newest' },
    '--next is newest, which is neither a version nor a range of versions',
  ],
  ['another app', { app: 'v5', nextAuth: '4.21.1' }, '--app is v5, and next-auth 4.21.1 is for the app v4'],
  ['--as without a local build', { as: '4.24.16' }, '--as sets the version that a local build counts as'],
  ['a path that does not exist', { nextAuth: './nowhere' }, 'nowhere does not exist.'],
]
for (const [name, subjectRequest, message] of wrong) {
  test(`${name} is rejected`, async ({}) => {
    const failure = await resolved(subjectRequest).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(NoSuchSubject)
    expect((failure as Error).message).toContain(message)
  })
}

test('a registry that does not answer is reported, and nothing hangs', async ({ registry }, testInfo) => {
  await registry.close()
  useRegistry(registry.url, testInfo)
  const failure = await resolved({ nextAuth: '4.24.10' }).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(SubjectFailed)
  expect((failure as Error).message).toContain('The package registry request for next-auth')
})

/** A folder with a package in it. */
function folderWith(testInfo: TestInfo, manifest: object, files: string[]): string {
  const folder = testInfo.outputPath('build')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  for (const file of files) writeFileSync(join(folder, file), '')
  return folder
}

test('a built next-auth is packed, and counts as the version in --as', async ({}, testInfo) => {
  const manifest = { name: 'next-auth', version: '4.24.99', ...upTo('^16') }
  const folder = folderWith(testInfo, manifest, ['react.js'])
  const plan = await resolved({ nextAuth: folder, as: '4.25.0' })
  expect(plan).toMatchObject({ app: 'v4', versions: { 'next-auth': '4.24.99', next: '16.4.6' }, countsAs: '4.25.0' })
  expect(existsSync(plan.local?.tarball ?? '')).toBe(true)
  const again = await resolved({ nextAuth: folder })
  expect(again.local?.hash, 'the same files are the same subject').toBe(plan.local?.hash)
})

test('a folder with another package, or with a next-auth that is not built, is rejected', async ({}, testInfo) => {
  const other = await resolved({ nextAuth: folderWith(testInfo, { name: 'other', version: '1.0.0' }, []) }).catch(
    String,
  )
  expect(other).toContain('is other. Expected a built next-auth')
  const unbuilt = folderWith(testInfo, { name: 'next-auth', version: '4.24.99' }, [])
  expect(await resolved({ nextAuth: unbuilt }).catch(String)).toContain('is not built: it has no react.js')
})
