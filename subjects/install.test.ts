import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, type TestInfo } from '@playwright/test'
import { catalog } from './catalog'
import { installSubject, knownTree, writeLocks } from './install'
import { dependenciesOf, lockFor, lockName, locksFolder, lockText, readLock } from './locks'
import type { Plan } from './resolve'
import { test, useRegistry, type Registry } from './test-registry'
import { installedVersion } from './versions'

const [row] = catalog
if (!row) throw new Error('the catalog is empty')
const plan: Plan = { app: row.app, versions: row, countsAs: row['next-auth'] }

/** Publishes what a row requires. Its next-auth depends on one more package, which has binaries for two platforms. */
function publish({ packages }: Registry): void {
  for (const [name, version] of Object.entries(dependenciesOf(plan.versions)))
    packages[name] = { [version.replace(/^\^(\d+)$/, '$1.0.0')]: {} }
  packages['next-auth'] = { [plan.countsAs]: { dependencies: { below: '^1.0.0' }, license: 'ISC' } }
  packages.below = { '1.0.0': { optionalDependencies: { 'below-win32': '1.0.0', 'below-linux': '1.0.0' } } }
  for (const os of ['win32', 'linux']) packages[`below-${os}`] = { '1.0.0': { os: [os] } }
}

/** A checkout with other versions, and its own lock. */
function checkoutIn(testInfo: TestInfo): string {
  const root = testInfo.outputPath('checkout')
  const write = (file: string, content: object) => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), JSON.stringify(content))
  }
  for (const name of ['next-auth', 'next', 'react', 'typescript'])
    write(`node_modules/${name}/package.json`, { name, version: '99.0.0' })
  write('package-lock.json', { lockfileVersion: 3, packages: { '': {} } })
  return root
}

test('missing or outdated locks are written, for every platform and without a host, and unused locks are removed', async ({
  registry,
}, testInfo) => {
  const root = checkoutIn(testInfo)
  publish(registry)
  mkdirSync(join(root, locksFolder), { recursive: true })
  writeFileSync(join(root, locksFolder, 'next-auth-1.0.0-next-1.0.0.json'), '{}')
  const messages: string[] = []
  const write = () => writeLocks(root, (file, what) => messages.push(`${file}: ${what}`), [row])

  await write()
  const count = Object.keys(dependenciesOf(row)).length + 3
  expect(messages.splice(0)).toEqual([
    'subjects/locks/next-auth-1.0.0-next-1.0.0.json: removed, because no row has these versions',
    `subjects/locks/${lockName(row)}: written, ${count} packages`,
  ])
  expect(readdirSync(join(root, locksFolder))).toEqual([lockName(row)])
  const file = join(root, locksFolder, lockName(row))
  expect(readFileSync(file, 'utf8')).not.toMatch(/http|resolved|license/)
  expect(Object.keys(lockFor(root, row)?.packages ?? {})).toEqual(
    expect.arrayContaining(['node_modules/below-linux', 'node_modules/below-win32']),
  )
  await write()
  expect(messages, 'all locks are current').toEqual([])

  writeFileSync(file, readFileSync(file, 'utf8').replace(`"nodemailer":"${row.nodemailer}"`, '"nodemailer":"5.0.0"'))
  await write()
  expect(messages).toEqual([`subjects/locks/${lockName(row)}: written, ${count} packages`])
  expect(lockFor(root, row)).toBeDefined()
})

test('a row is installed from its lock, whatever is published later, and without a current lock npm resolves it again', async ({
  registry,
}, testInfo) => {
  const root = checkoutIn(testInfo)
  publish(registry)
  const notes: string[] = []
  const install = async () => {
    const { home, tree } = await installSubject({ root, plan, onInstall: (note) => void notes.push(note) })
    return { below: installedVersion(home, 'below'), tree, home }
  }

  expect(knownTree(root, plan)).toBeUndefined()
  // Without a current lock, a note says so, and the tree is known only after the installation
  const unlocked = await install()
  expect(unlocked.below).toBe('1.0.0')
  expect(notes.splice(0)).toEqual([
    expect.stringContaining(
      `${lockName(row)} is missing or outdated, so npm resolves the transitive dependencies again. To write it: npm`,
    ),
  ])
  expect(knownTree(root, plan)).toBe(unlocked.tree)

  const text = lockText(readLock(join(unlocked.home, 'installed-lock.json')))
  const file = join(root, locksFolder, lockName(row))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  Object.assign(registry.packages.below ?? {}, { '1.0.1': {} })
  useRegistry(registry.url, testInfo, 'another-cache')
  expect(knownTree(root, plan), 'the tree is known before anything is installed').toBe(unlocked.tree)
  const locked = await install()
  expect(locked).toMatchObject({ below: '1.0.0', tree: unlocked.tree })
  expect(locked.home).not.toBe(unlocked.home)
  expect(notes.splice(0)).toEqual([''])

  // The row has changed since the lock was written
  writeFileSync(file, text.replace(`"nodemailer":"${row.nodemailer}"`, '"nodemailer":"5.0.0"'))
  const again = await install()
  expect(again.home, 'the installation without a lock is kept').toBe(unlocked.home)
  const next: Plan = { ...plan, countsAs: '4.99.0' }
  const other = await installSubject({ root, plan: next, onInstall: (note) => void notes.push(note) })
  expect(installedVersion(other.home, 'below')).toBe('1.0.1')
  expect(other.tree).not.toBe(locked.tree)
  expect(notes.splice(0)).toEqual([expect.stringContaining('is missing or outdated')])
})
