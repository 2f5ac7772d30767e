import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { expect, test } from '@playwright/test'
import { catalog } from './catalog'
import { rowsWithoutLock } from './install'
import { dependenciesOf, lockFor, lockName, locksFolder, lockText, readLock, treeHash, type Lock } from './locks'

const root = join(__dirname, '..')
const names = readdirSync(join(root, locksFolder))

test('every row of the catalog has a lock of its dependencies, and every lock has a row', () => {
  expect(
    rowsWithoutLock(root).map(lockName),
    'Rows whose lock is missing or outdated. To write it: npm run matrix -- --write-locks',
  ).toEqual([])
  expect(names.sort(), 'npm run matrix -- --write-locks removes locks without a row').toEqual(
    catalog.map(lockName).sort(),
  )
})

for (const name of names) {
  test(`${name} contains the binaries of every platform, and no host`, () => {
    const file = join(root, locksFolder, name)
    expect(readFileSync(file, 'utf8')).not.toMatch(/https?:|"resolved"/)
    const { packages } = readLock(file)
    const paths = Object.keys(packages)
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (one) =>
          !paths.includes(posix.join('node_modules', one)) && !paths.includes(posix.join(path, 'node_modules', one)),
      ),
    )
    expect(missing).toEqual([])
    for (const platform of ['darwin-arm64', 'linux-x64-gnu', 'linux-arm64-musl', 'win32-x64-msvc'])
      expect(paths).toContain(`node_modules/@next/swc-${platform}`)
  })
}

const [row] = catalog
if (!row) throw new Error('the catalog is empty')

test('a lock matches only the dependencies that it was written for, and a lock that is not JSON matches none', async ({}, testInfo) => {
  const folder = testInfo.outputPath(locksFolder)
  const file = join(folder, lockName(row))
  mkdirSync(folder, { recursive: true })
  expect(lockFor(testInfo.outputDir, row)).toBeUndefined()
  const lock: Lock = { lockfileVersion: 3, packages: { '': { dependencies: dependenciesOf(row) } } }
  writeFileSync(file, lockText(lock))
  expect(lockFor(testInfo.outputDir, row)).toEqual({ ...lock, requires: true })
  expect(lockFor(testInfo.outputDir, { ...row, nodemailer: '7.0.13' })).toBeUndefined()
  writeFileSync(file, '<<<<<<< HEAD')
  expect(lockFor(testInfo.outputDir, row)).toBeUndefined()
})

const checkout: Lock = {
  lockfileVersion: 3,
  packages: {
    '': { dependencies: { pg: '8', next: '16' } },
    'node_modules/pg': { version: '8.0.0', integrity: 'a', dependencies: { split: '1' } },
    'node_modules/split': { version: '1.0.0', integrity: 'b' },
    'node_modules/next': { version: '16.0.0', integrity: 'c', peerDependencies: { runner: '1' } },
    'node_modules/runner': { version: '1.0.0', integrity: 'd' },
    'node_modules/linter': { version: '1.0.0', integrity: 'e' },
    'app/node_modules/next': { version: '17.0.0', integrity: 'f' },
  },
}
const own: Lock = {
  lockfileVersion: 3,
  packages: {
    '': { dependencies: { next: '13', zustand: '5' } },
    'node_modules/next': { version: '13.0.0', integrity: 'g', dependencies: { split: '2' } },
    'node_modules/next/node_modules/split': { version: '2.0.0', integrity: 'h' },
    'node_modules/zustand': { version: '5.0.0', integrity: 'i' },
  },
}

/** A lock with a change to one package. */
const withPackage = (lock: Lock, path: string, change: object): Lock => ({
  ...lock,
  packages: { ...lock.packages, [path]: { ...lock.packages[path], ...change } },
})

for (const [name, changed] of [
  [
    'a version of a transitive dependency',
    treeHash(checkout, withPackage(own, 'node_modules/next/node_modules/split', { version: '2.0.1' })),
  ],
  ['the content of a package', treeHash(checkout, withPackage(own, 'node_modules/zustand', { integrity: 'z' }))],
  [
    'a package that the subject resolves from the checkout',
    treeHash(withPackage(checkout, 'node_modules/split', { version: '1.0.1' }), own),
  ],
] as const) {
  test(`a change to ${name} changes the tree hash`, () => {
    expect(changed).toMatch(/^[0-9a-f]{12}$/)
    expect(changed).not.toBe(treeHash(checkout, own))
  })
}

test('the tree hash does not depend on packages that the subject does not resolve', () => {
  const tree = treeHash(checkout, own)
  expect(treeHash(withPackage(checkout, 'node_modules/linter', { version: '2.0.0' }), own)).toBe(tree)
  expect(
    treeHash(withPackage(checkout, 'node_modules/next', { version: '16.0.1' }), own),
    'the subject has its own next',
  ).toBe(tree)
  const reordered = { ...own, packages: Object.fromEntries(Object.entries(own.packages).reverse()) }
  expect(treeHash(checkout, reordered), 'the order does not matter').toBe(tree)
})

test('a tree contains peers but no optional ones, and a workspace resolves its own packages first', () => {
  const newer = withPackage(checkout, 'node_modules/runner', { version: '2.0.0' })
  expect(treeHash(newer, '.')).not.toBe(treeHash(checkout, '.'))
  const optional = { peerDependenciesMeta: { runner: { optional: true } } }
  const [old, now] = [checkout, newer].map((lock) => withPackage(lock, 'node_modules/next', optional))
  expect(old && treeHash(old, '.')).toBe(now && treeHash(now, '.'))
  expect(treeHash(checkout, 'app')).not.toBe(treeHash(checkout, '.'))
  expect(treeHash(newer, 'app'), 'the next of the workspace has no such peer').toBe(treeHash(checkout, 'app'))
})
