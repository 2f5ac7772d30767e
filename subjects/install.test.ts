import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, type TestInfo } from '@playwright/test'
import { catalog } from './catalog'
import { installSubject, knownTree, writeLocks } from './install'
import { dependenciesOf, lockFor, lockName, locksFolder, lockText, readLock } from './locks'
import type { Plan } from './resolve'
import { test, useRegistry, type Registry } from './testing'
import { installedVersion } from './versions'

const [row] = catalog
if (!row) throw new Error('the catalogue is empty')
const plan: Plan = { app: row.app, versions: row, counts: row['next-auth'] }

/** The registry has what a row asks for; below its next-auth is one package more, for two platforms. */
function publish({ packages }: Registry): void {
  for (const [name, version] of Object.entries(dependenciesOf(plan.versions)))
    packages[name] = { [version.replace(/^\^(\d+)$/, '$1.0.0')]: {} }
  packages['next-auth'] = { [plan.counts]: { dependencies: { below: '^1.0.0' }, license: 'ISC' } }
  packages.below = { '1.0.0': { optionalDependencies: { 'below-win32': '1.0.0', 'below-linux': '1.0.0' } } }
  for (const os of ['win32', 'linux']) packages[`below-${os}`] = { '1.0.0': { os: [os] } }
}

/** A checkout with other versions, and a lock of its own. */
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

test('locks that are missing or outdated are written, for every platform and without a host; those of no row go', async ({
  registry,
}, testInfo) => {
  const root = checkoutIn(testInfo)
  publish(registry)
  mkdirSync(join(root, locksFolder), { recursive: true })
  writeFileSync(join(root, locksFolder, 'next-auth-1.0.0-next-1.0.0.json'), '{}')
  const said: string[] = []
  const write = () => writeLocks(root, (file, what) => said.push(`${file}: ${what}`), [row])

  await write()
  const count = Object.keys(dependenciesOf(row)).length + 3
  expect(said.splice(0)).toEqual([
    'subjects/locks/next-auth-1.0.0-next-1.0.0.json: removed, as no row is of these versions',
    `subjects/locks/${lockName(row)}: written, ${count} packages`,
  ])
  expect(readdirSync(join(root, locksFolder))).toEqual([lockName(row)])
  const file = join(root, locksFolder, lockName(row))
  expect(readFileSync(file, 'utf8')).not.toMatch(/http|resolved|license/)
  expect(Object.keys(lockFor(root, row)?.packages ?? {})).toEqual(
    expect.arrayContaining(['node_modules/below-linux', 'node_modules/below-win32']),
  )
  await write()
  expect(said, 'all fit').toEqual([])

  writeFileSync(file, readFileSync(file, 'utf8').replace(`"nodemailer":"${row.nodemailer}"`, '"nodemailer":"5.0.0"'))
  await write()
  expect(said).toEqual([`subjects/locks/${lockName(row)}: written, ${count} packages`])
  expect(lockFor(root, row)).toBeDefined()
})

test('a row is installed from its lock, whatever has been published since; without one that fits, what it gets is said and is another tree', async ({
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
  const free = await install()
  expect(free.below).toBe('1.0.0')
  expect(notes.splice(0)).toEqual([
    expect.stringContaining(
      `${lockName(row)} is missing or outdated, so npm chooses anew what lies below. To write it: npm`,
    ),
  ])
  expect(knownTree(root, plan)).toBe(free.tree)

  const text = lockText(readLock(join(free.home, 'installed-lock.json')))
  const file = join(root, locksFolder, lockName(row))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  Object.assign(registry.packages.below ?? {}, { '1.0.1': {} })
  useRegistry(registry.url, testInfo, 'another-cache')
  expect(knownTree(root, plan), 'it is known before anything is installed').toBe(free.tree)
  const locked = await install()
  expect(locked).toMatchObject({ below: '1.0.0', tree: free.tree })
  expect(locked.home).not.toBe(free.home)
  expect(notes.splice(0)).toEqual([''])

  // The row has changed since the lock was written
  writeFileSync(file, text.replace(`"nodemailer":"${row.nodemailer}"`, '"nodemailer":"5.0.0"'))
  const again = await install()
  expect(again.home, 'what was installed without a lock stays').toBe(free.home)
  const next: Plan = { ...plan, counts: '4.99.0' }
  const anew = await installSubject({ root, plan: next, onInstall: (note) => void notes.push(note) })
  expect(installedVersion(anew.home, 'below')).toBe('1.0.1')
  expect(anew.tree).not.toBe(locked.tree)
  expect(notes.splice(0)).toEqual([expect.stringContaining('is missing or outdated')])
})
