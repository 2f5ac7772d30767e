import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type TestInfo } from '@playwright/test'
import type { Matrix } from '../report/matrix'
import { readPublished } from '../report/published'
import { ownVersions } from '../subjects/resolve'
import { processesOf, root, serverPidBelow, startCommand, stopAll, untilTestTimeout } from '../run/test-commands'

const own = ownVersions(root, 'v4')
const checkoutName = `next-auth ${own['next-auth']} on next ${own.next}`

test.afterEach(stopAll)

/** Starts `npm run matrix` on the checkout's versions, so that nothing is installed. */
const startMatrix = (testInfo: TestInfo, args: string[], environment: Record<string, string> = {}) =>
  startCommand(
    testInfo,
    'matrix',
    [`--next-auth=${own['next-auth']}`, `--next=${own.next}`, '--node=none', ...args],
    environment,
  )

test('a subject runs once: while nothing changes, its results come from the cache, and can be published', async ({}, testInfo) => {
  // A selection of specs that is used nowhere else, so that the first run finds nothing in the cache
  const ids = ['get-response-carries-update', 'unknown-company-changes-nothing']
  const first = startMatrix(testInfo, ids, { SESSION_SPEC_CACHE: testInfo.outputPath('cache') })
  expect(await first.ended).toBe(0)
  expect(first.output()).toContain(`[1/1] ${checkoutName} …`)
  expect(first.output()).toContain(
    `next-auth ${own['next-auth']}, next ${own.next}, react ${own.react}, node ${process.version}: 2 held`,
  )

  const file = testInfo.outputPath('published.json')
  const second = startMatrix(testInfo, [...ids, '--publish', `--to=${file}`], {
    SESSION_SPEC_CACHE: testInfo.outputPath('cache'),
  })
  expect(await second.ended).toBe(0)
  expect(second.output()).toContain('Published 1 of 1 columns in ')
  expect(
    readPublished(file)
      .specs.map(({ id }) => id)
      .sort(),
  ).toEqual(ids)
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
  ['the range of Node is none', ['--node=newest'], '--node is newest, which is not a range of versions'],
  ['no row has this Node', ['--node=23'], 'No subject matches'],
  ['the flag is unknown', ['--nonsense'], 'Unknown flag --nonsense'],
] as const) {
  test(`${what}: exit 2 before anything runs`, async ({}, testInfo) => {
    const command = startMatrix(testInfo, [...args])
    expect(await command.ended).toBe(2)
    expect(command.output()).toContain(message)
    expect(command.output()).not.toContain('[1/')
  })
}
