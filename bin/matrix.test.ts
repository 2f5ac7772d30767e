import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type TestInfo } from '@playwright/test'
import type { Matrix } from '../report/matrix'
import { settings } from '../schema/process'
import { aRun } from '../report/sample-results'
import { catalog } from '../subjects/catalog'
import { ownVersions } from '../subjects/resolve'
import { harnessKey, interruptedText, keyOf, notRunText, runEnvironment, type FinishedRow } from './matrix'
import { processesOf, root, serverPidBelow, startCommand, stopAll, untilTestTimeout } from '../run/test-commands'

const own = ownVersions(root, 'v4')
const checkoutName = `next-auth ${own['next-auth']} on next ${own.next}`

test.afterEach(stopAll)

/** Starts `npm run matrix` on the checkout's versions, so that nothing is installed. */
const startMatrix = (testInfo: TestInfo, args: string[], environment: Record<string, string> = {}) =>
  startCommand(testInfo, 'matrix', [`--next-auth=${own['next-auth']}`, `--next=${own.next}`, ...args], environment)

test('a subject runs once: while nothing changes, its results come from the cache, and the output says so', async ({}, testInfo) => {
  // A selection of specs that is used nowhere else, so that the first run finds nothing in the cache
  const ids = ['get-response-carries-update', 'unknown-company-changes-nothing']
  const first = startMatrix(testInfo, ids, { SESSION_SPEC_CACHE: testInfo.outputPath('cache') })
  expect(await first.ended).toBe(0)
  expect(first.output()).toContain(`[1/1] ${checkoutName} …`)
  expect(first.output()).toContain(`next-auth ${own['next-auth']}, next ${own.next}, react ${own.react}: 2 held`)

  const second = startMatrix(testInfo, ids, { SESSION_SPEC_CACHE: testInfo.outputPath('cache') })
  expect(await second.ended).toBe(0)
  expect(second.output()).toContain(`[1/1] ${checkoutName}: from the cache`)
  const latest = testInfo.outputPath('out', 'matrix')
  const { columns, rows } = JSON.parse(readFileSync(join(latest, 'matrix.json'), 'utf8')) as Matrix
  expect(columns.map(({ cached }) => cached)).toEqual([true])
  expect(rows.map(({ id }) => id).sort()).toEqual(ids)
  expect(readFileSync(join(latest, 'book', 'index.html'), 'utf8')).toContain('What changed when?')
})

test('Ctrl-C: exit 130 with a message that says how to continue, and no partial results are kept', async ({}, testInfo) => {
  const cache = { SESSION_SPEC_CACHE: testInfo.outputPath('cache') }
  const command = startMatrix(testInfo, [], cache)
  await command.printed('[1/1]')
  command.child.kill('SIGINT')
  expect(await command.ended).toBe(130)
  expect(command.output()).toContain('Interrupted. 0 of 1 subjects are done; npm run matrix continues from there.')
  expect(existsSync(testInfo.outputPath('cache'))).toBe(false)
  expect(existsSync(testInfo.outputPath('out', 'matrix'))).toBe(false)
})

test('when the matrix is killed, the gate that it runs exits too', { tag: '@nightly' }, async ({}, testInfo) => {
  const command = startMatrix(testInfo, [], { SESSION_SPEC_CACHE: testInfo.outputPath('cache') })
  const out = testInfo.outputPath('out')
  await expect.poll(() => serverPidBelow(out), untilTestTimeout).toBeGreaterThan(0)
  command.child.kill('SIGKILL')
  await command.ended
  await expect.poll(() => processesOf(out), untilTestTimeout).toEqual([])
})

for (const [what, args, message] of [
  ['no subject matches', ['--app=v5'], 'No subject matches'],
  ['the app is unknown', ['--app=v6'], 'Unknown app v6. Expected one of v4, v5.'],
  [
    'a spec is unknown',
    ['get-response-carries-updat'],
    'get-response-carries-updat: did you mean get-response-carries-update',
  ],
  ['the flag is unknown', ['--nonsense'], 'Unknown flag --nonsense'],
] as const) {
  test(`${what}: exit 2 before anything runs`, async ({}, testInfo) => {
    const command = startMatrix(testInfo, [...args])
    expect(await command.ended).toBe(2)
    expect(command.output()).toContain(message)
    expect(command.output()).not.toContain('[1/')
  })
}

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

test('cached results are not reused when the row, its dependency tree or the harness changes', () => {
  const key = keyOf(row, '3f2a91c04d1e', 'harness')
  expect(keyOf({ ...row }, '3f2a91c04d1e', 'harness')).toBe(key)
  for (const other of [
    keyOf(otherRow, '3f2a91c04d1e', 'harness'),
    keyOf(row, '0a1b2c3d4e5f', 'harness'),
    keyOf(row, '3f2a91c04d1e', 'another'),
  ])
    expect(other).not.toBe(key)
})

test('a subject that could not run does not count as done, and is listed', () => {
  const finished: FinishedRow[] = [
    { row, code: 3 },
    { row: otherRow, code: 0, run: { results: aRun([]), cached: false } },
  ]
  expect(interruptedText(finished, 18)).toContain('Interrupted. 1 of 18 subjects are done; npm run matrix continues')
  expect(notRunText(finished)).toBe(
    `\n1 of 2 subjects have no results, see above: next-auth ${row['next-auth']} on next ${row.next} (exit 3)`,
  )
  expect(notRunText(finished.slice(1))).toBe('')
})
