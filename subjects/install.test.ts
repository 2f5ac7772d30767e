import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, type TestInfo } from '@playwright/test'
import { catalog } from './catalog'
import { installSubject, knownTree } from './install'
import { dependenciesOf, lockName, locksFolder, lockText, readLock } from './locks'
import type { Plan } from './resolve'
import { test, useRegistry } from './testing'
import { installedVersion } from './versions'

const [row] = catalog
if (!row) throw new Error('the catalogue is empty')
const plan: Plan = { app: row.app, versions: row, counts: row['next-auth'] }

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

test('a row is installed from its lock, whatever has been published since; without one that fits, what it gets is said and is another tree', async ({
  registry,
}, testInfo) => {
  const root = checkoutIn(testInfo)
  for (const [name, version] of Object.entries(dependenciesOf(row)))
    registry.packages[name] = { [version.replace(/^\^(\d+)$/, '$1.0.0')]: {} }
  registry.packages['next-auth'] = { [row['next-auth']]: { dependencies: { below: '^1.0.0' } } }
  registry.packages.below = { '1.0.0': {} }
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
  registry.packages.below['1.0.1'] = {}
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
