import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type TestInfo } from '@playwright/test'
import type { Matrix } from '../report/matrix'
import { settings } from '../report/schema'
import { aRun } from '../report/testing'
import { catalog } from '../subjects/catalog'
import { ownVersions } from '../subjects/resolve'
import { harnessKey, interruptedText, keyOf, notRunText, surroundings, type EndedRow } from './matrix'
import { processesOf, root, serverPidBelow, startCommand, stopAll, untilTimeIsUp } from './testing'

const own = ownVersions(root, 'v4')
const ownName = `next-auth ${own['next-auth']} on next ${own.next}`

test.afterEach(stopAll)

/** Starts `npm run matrix` on what the checkout has, so that nothing is installed. */
const startMatrix = (testInfo: TestInfo, args: string[], environment: Record<string, string> = {}) =>
  startCommand(testInfo, 'matrix', [`--next-auth=${own['next-auth']}`, `--next=${own.next}`, ...args], environment)

test('a subject is run once: where nothing has changed, its results are taken from the cache, and said to be', async ({}, testInfo) => {
  // A choice of specs that nobody else makes, so that the first run finds no cache
  const ids = ['get-response-carries-update', 'unknown-company-changes-nothing']
  const first = startMatrix(testInfo, ids, { SESSION_SPEC_CACHE: testInfo.outputPath('cache') })
  expect(await first.ended).toBe(0)
  expect(first.output()).toContain(`[1/1] ${ownName} …`)
  expect(first.output()).toContain(`next-auth ${own['next-auth']}, next ${own.next}, react ${own.react}: 2 held`)

  const second = startMatrix(testInfo, ids, { SESSION_SPEC_CACHE: testInfo.outputPath('cache') })
  expect(await second.ended).toBe(0)
  expect(second.output()).toContain(`[1/1] ${ownName}: from the cache`)
  const latest = testInfo.outputPath('out', 'matrix')
  const { columns, rows } = JSON.parse(readFileSync(join(latest, 'matrix.json'), 'utf8')) as Matrix
  expect(columns.map(({ cached }) => cached)).toEqual([true])
  expect(rows.map(({ id }) => id).sort()).toEqual(ids)
  expect(readFileSync(join(latest, 'book', 'index.html'), 'utf8')).toContain('What changed when?')
})

test('Ctrl-C: exit 130, what to do is said, and nothing half-run is kept', async ({}, testInfo) => {
  const cache = { SESSION_SPEC_CACHE: testInfo.outputPath('cache') }
  const command = startMatrix(testInfo, [], cache)
  await command.printed('[1/1]')
  command.child.kill('SIGINT')
  expect(await command.ended).toBe(130)
  expect(command.output()).toContain('Interrupted. 0 of 1 subjects are done; npm run matrix goes on from there.')
  expect(existsSync(testInfo.outputPath('cache'))).toBe(false)
  expect(existsSync(testInfo.outputPath('out', 'matrix'))).toBe(false)
})

test('killed: the gate that it runs ends too', { tag: '@nightly' }, async ({}, testInfo) => {
  const command = startMatrix(testInfo, [], { SESSION_SPEC_CACHE: testInfo.outputPath('cache') })
  const out = testInfo.outputPath('out')
  await expect.poll(() => serverPidBelow(out), untilTimeIsUp).toBeGreaterThan(0)
  command.child.kill('SIGKILL')
  await command.ended
  await expect.poll(() => processesOf(out), untilTimeIsUp).toEqual([])
})

for (const [what, args, message] of [
  ['no subject matches', ['--app=v5'], 'No subject matches'],
  ['there is no such app', ['--app=v6'], 'There is no app v6. Expected one of v4, v5.'],
  [
    'there is no such spec, before anything is run',
    ['get-response-carries-updat'],
    'get-response-carries-updat: did you mean get-response-carries-update',
  ],
  ['there is no such flag', ['--nonsense'], 'There is no --nonsense'],
] as const) {
  test(`${what}: exit 2`, async ({}, testInfo) => {
    const command = startMatrix(testInfo, [...args])
    expect(await command.ended).toBe(2)
    expect(command.output()).toContain(message)
    expect(command.output()).not.toContain('[1/')
  })
}

const browser = { path: '/usr/bin/chromium-headless-shell', version: 'Chromium 150.0.7871.100' }
const whole = { path: '/usr/bin/chromium', version: 'Chromium 150.0.7871.100' }
const given = { choice: ['one'], browsers: [browser, whole], database: null }
const changes: [string, Partial<Parameters<typeof harnessKey>[0]>][] = [
  ['the specs that are chosen', { choice: ['one', 'two'] }],
  ['the browser’s version', { browsers: [{ ...browser, version: 'Chromium 151.0.0.0' }, whole] }],
  ['the whole browser’s version', { browsers: [browser, { ...whole, version: 'Chromium 151.0.0.0' }] }],
  ['the browser’s path', { browsers: [{ ...browser, path: '/opt/shell' }, whole] }],
  ['the whole browser’s path', { browsers: [browser, { ...whole, path: '/opt/chromium' }] }],
  ['the database', { database: 'postgres://localhost/one' }],
]
for (const [what, change] of changes) {
  test(`results are not taken again when ${what} changes`, () => {
    expect(harnessKey(structuredClone(given))).toBe(harnessKey(given))
    expect(harnessKey({ ...given, ...change })).not.toBe(harnessKey(given))
  })
}

test('what they depend on besides is what both browsers say of themselves, and the database', async ({}, testInfo) => {
  const fake = (name: string) => {
    writeFileSync(testInfo.outputPath(name), `#!/bin/sh\necho the ${name} $1\n`, { mode: 0o755 })
    return testInfo.outputPath(name)
  }
  const before = { ...process.env }
  Object.assign(process.env, {
    [settings.browser]: fake('shell'),
    [settings.wholeBrowser]: fake('whole'),
    DATABASE_URL: 'postgres://localhost/one',
  })
  try {
    expect(await surroundings()).toEqual({
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
if (!row || !otherRow) throw new Error('the catalogue is empty')

test('nor when the row changes, or what lies below its versions', () => {
  const key = keyOf(row, '3f2a91c04d1e', 'harness')
  expect(keyOf({ ...row }, '3f2a91c04d1e', 'harness')).toBe(key)
  for (const other of [
    keyOf(otherRow, '3f2a91c04d1e', 'harness'),
    keyOf(row, '0a1b2c3d4e5f', 'harness'),
    keyOf(row, '3f2a91c04d1e', 'another'),
  ])
    expect(other).not.toBe(key)
})

test('a subject that could not be run is not done, and is named', () => {
  const ended: EndedRow[] = [
    { row, code: 3 },
    { row: otherRow, code: 0, run: { results: aRun([]), cached: false } },
  ]
  expect(interruptedText(ended, 18)).toContain('Interrupted. 1 of 18 subjects are done; npm run matrix goes on')
  expect(notRunText(ended)).toBe(
    `\n1 of 2 subjects were not run, see above: next-auth ${row['next-auth']} on next ${row.next} (exit 3)`,
  )
  expect(notRunText(ended.slice(1))).toBe('')
})
