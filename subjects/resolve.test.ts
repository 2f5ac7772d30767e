import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type TestInfo } from '@playwright/test'
import { catalog } from './catalog'
import { NoSuchSubject, SubjectFailed } from './errors'
import { isOwn, ownVersions, resolveSubject, type Wish } from './resolve'
import { test, useRegistry } from './testing'

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

const resolved = (wish: Wish) => resolveSubject(wish, { root })

test('without a wish, and with what the checkout has, nobody is asked', async ({ registry }) => {
  const own = ownVersions(root, 'v4')
  for (const wish of [{}, { nextAuth: own['next-auth'] }, { next: own.next }, { app: 'v4' as const }]) {
    const plan = await resolved(wish)
    expect(plan).toEqual({ app: 'v4', versions: own, counts: own['next-auth'] })
    expect(isOwn(root, plan)).toBe(true)
  }
  expect((await resolved({ app: 'v5' })).versions).toEqual(ownVersions(root, 'v5'))
  expect(registry.asked).toEqual([])
})

test('what the catalogue lists is taken from there, and of several the one that nobody had to force', async ({
  registry,
}) => {
  const [row] = catalog.filter((one) => one['next-auth'] === '4.21.1' && !one.forced)
  expect(await resolved({ nextAuth: '4.21.1' })).toMatchObject({ versions: { next: row?.next, react: row?.react } })
  const forced = await resolved({ nextAuth: '4.21.1', next: '16.4.6' })
  expect(forced.forced).toContain('wants next 12 or 13')
  expect(registry.asked).toEqual([])
})

test('a range is its newest version, with the newest next that it accepts', async ({ registry }) => {
  expect(await resolved({ nextAuth: '4.24.10' })).toMatchObject({
    app: 'v4',
    versions: { 'next-auth': '4.24.10', next: '15.5.29', react: '19.3.1', nodemailer: '6.10.1', typescript: '5.9.3' },
  })
  expect((await resolved({ nextAuth: '>=4.21.0 <4.24' })).versions['next-auth']).toBe('4.21.1')
  expect((await resolved({ next: '15.5' })).versions.next).toBe('15.5.2')
  expect((await resolved({ nextAuth: '4.24.16', next: '16.5.0-canary.1' })).versions.next).toBe('16.5.0-canary.1')
  expect(registry.asked).toContain('next-auth')
})

const wrong: [string, Wish, string][] = [
  ['a version that there is not', { nextAuth: '4.99.0' }, 'There is no next-auth 4.99.0. The newest of that major: '],
  ['a next that there is not', { next: '15.9' }, 'There is no next 15.9. The newest of that major: 15.5.1, 15.5.2.'],
  [
    'a peer conflict that the catalogue does not list',
    { nextAuth: '4.24.10', next: '16.4.6' },
    'next-auth 4.24.10 wants next ^12.2.5 || ^13 || ^14 || ^15, and 16.4.6 is none of these. Expected such a version, as --next 15.5.29',
  ],
  ['no version at all', { next: 'newest' }, '--next is newest, which is neither a version nor a range of versions'],
  ['another app', { app: 'v5', nextAuth: '4.21.1' }, '--app is v5, and next-auth 4.21.1 is for the app v4'],
  ['--as of what is no local build', { as: '4.24.16' }, '--as says which version a local build counts as'],
  ['a path that leads nowhere', { nextAuth: './nowhere' }, 'there is no '],
]
for (const [name, wish, message] of wrong) {
  test(`${name} is no subject`, async ({}) => {
    const failure = await resolved(wish).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(NoSuchSubject)
    expect((failure as Error).message).toContain(message)
  })
}

test('a registry that does not answer is said, and nothing hangs', async ({ registry }, testInfo) => {
  await registry.close()
  useRegistry(registry.url, testInfo)
  const failure = await resolved({ nextAuth: '4.24.10' }).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(SubjectFailed)
  expect((failure as Error).message).toContain('The package registry did not say which next-auth')
})

/** A folder with a package in it. */
function folderWith(testInfo: TestInfo, manifest: object, files: string[]): string {
  const folder = testInfo.outputPath('build')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  for (const file of files) writeFileSync(join(folder, file), '')
  return folder
}

test('a built next-auth is packed, and counts as what --as says', async ({}, testInfo) => {
  const manifest = { name: 'next-auth', version: '4.24.99', ...upTo('^16') }
  const folder = folderWith(testInfo, manifest, ['react.js'])
  const plan = await resolved({ nextAuth: folder, as: '4.25.0' })
  expect(plan).toMatchObject({ app: 'v4', versions: { 'next-auth': '4.24.99', next: '16.4.6' }, counts: '4.25.0' })
  expect(existsSync(plan.local?.tarball ?? '')).toBe(true)
  const again = await resolved({ nextAuth: folder })
  expect(again.local?.hash, 'the same files are the same subject').toBe(plan.local?.hash)
})

test('a folder that holds something else, or nothing built, is no subject', async ({}, testInfo) => {
  const other = await resolved({ nextAuth: folderWith(testInfo, { name: 'other', version: '1.0.0' }, []) }).catch(
    String,
  )
  expect(other).toContain('is other. Expected a built next-auth')
  const unbuilt = folderWith(testInfo, { name: 'next-auth', version: '4.24.99' }, [])
  expect(await resolved({ nextAuth: unbuilt }).catch(String)).toContain('is not built: it has no react.js')
})
