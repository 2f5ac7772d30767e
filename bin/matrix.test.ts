import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type TestInfo } from '@playwright/test'
import type { Matrix } from '../report/matrix'
import { ownVersions } from '../subjects/resolve'
import { processesOf, root, serverPidBelow, startCommand, stopAll } from './testing'

const own = ownVersions(root, 'v4')
const ownName = `next-auth ${own['next-auth']} on next ${own.next}`

test.setTimeout(120_000)
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

test('killed: the gate that it runs ends too', async ({}, testInfo) => {
  const command = startMatrix(testInfo, [], { SESSION_SPEC_CACHE: testInfo.outputPath('cache') })
  const out = testInfo.outputPath('out')
  await expect.poll(() => serverPidBelow(out), { timeout: 60_000 }).toBeGreaterThan(0)
  command.child.kill('SIGKILL')
  await command.ended
  await expect.poll(() => processesOf(out), { timeout: 30_000 }).toEqual([])
})

for (const [what, args, message] of [
  ['no subject matches', ['--app=v5'], 'No subject matches'],
  ['there is no such app', ['--app=v6'], 'There is no app v6. Expected one of v4, v5.'],
  ['there is no such flag', ['--nonsense'], 'There is no --nonsense'],
] as const) {
  test(`${what}: exit 2`, async ({}, testInfo) => {
    const command = startMatrix(testInfo, [...args])
    expect(await command.ended).toBe(2)
    expect(command.output()).toContain(message)
  })
}
