import { writeFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { settings } from '../schema/process'
import { catalog } from '../subjects/catalog'
import { harnessKey, keyOf, runEnvironment } from './matrix-cache'

const browser = { path: '/usr/bin/chromium-headless-shell', version: 'Chromium 150.0.7871.100' }
const full = { path: '/usr/bin/chromium', version: 'Chromium 150.0.7871.100' }
const inputs = { selection: ['one'], browsers: [browser, full], database: null }
const changes: [string, Partial<Parameters<typeof harnessKey>[0]>][] = [
  ['the selection of specs', { selection: ['one', 'two'] }],
  ['the browser’s version', { browsers: [{ ...browser, version: 'Chromium 151.0.0.0' }, full] }],
  ['the full browser’s version', { browsers: [browser, { ...full, version: 'Chromium 151.0.0.0' }] }],
  ['the browser’s path', { browsers: [{ ...browser, path: '/opt/shell' }, full] }],
  ['the full browser’s path', { browsers: [browser, { ...full, path: '/opt/chromium' }] }],
  ['the database', { database: 'postgres://localhost/one' }],
]
for (const [what, change] of changes) {
  test(`cached results are not reused when ${what} changes`, () => {
    expect(harnessKey(structuredClone(inputs))).toBe(harnessKey(inputs))
    expect(harnessKey({ ...inputs, ...change })).not.toBe(harnessKey(inputs))
  })
}

test('cached results also depend on the paths and versions of both browsers, and on the database', async ({}, testInfo) => {
  const fake = (name: string) => {
    writeFileSync(testInfo.outputPath(name), `#!/bin/sh\necho the ${name} $1\n`, { mode: 0o755 })
    return testInfo.outputPath(name)
  }
  const before = { ...process.env }
  Object.assign(process.env, {
    [settings.browser]: fake('shell'),
    [settings.fullBrowser]: fake('whole'),
    DATABASE_URL: 'postgres://localhost/one',
  })
  try {
    expect(await runEnvironment()).toEqual({
      browsers: [
        { path: testInfo.outputPath('shell'), version: 'the shell --version' },
        { path: testInfo.outputPath('whole'), version: 'the whole --version' },
      ],
      database: 'postgres://localhost/one',
    })
  } finally {
    process.env = before
  }
})

const [row, otherRow] = catalog
if (!row || !otherRow) throw new Error('the catalog is empty')

test('cached results are not reused when the row, its Node, its dependency tree or the harness changes', () => {
  const key = keyOf(row, '3f2a91c04d1e', 'harness')
  expect(keyOf({ ...row }, '3f2a91c04d1e', 'harness')).toBe(key)
  for (const other of [
    keyOf(otherRow, '3f2a91c04d1e', 'harness'),
    keyOf(row, '0a1b2c3d4e5f', 'harness'),
    keyOf(row, '3f2a91c04d1e', 'another'),
    keyOf({ ...row, node: '24.21.0' }, '3f2a91c04d1e', 'harness'),
  ])
    expect(other).not.toBe(key)
})
