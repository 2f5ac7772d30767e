import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { settings } from '../report/schema'
import {
  processesOf,
  resultsOf,
  runCommand,
  runGate,
  serverPidBelow,
  startCommand,
  stopAll,
  untilTimeIsUp,
} from './testing'

test.afterEach(stopAll)

// With so many specs that it does not come to its end by itself
const someMutant = 'vacuity/table-turned-round'

test(
  'Ctrl-C: exit 130, nobody is left, and nothing half-run replaces the last kill matrix',
  { tag: '@nightly' },
  async ({}, testInfo) => {
    const out = testInfo.outputPath('out')
    const command = startCommand(testInfo, 'mutants', [someMutant])
    await expect.poll(() => serverPidBelow(out), untilTimeIsUp).toBeGreaterThan(0)
    process.kill(-(command.child.pid as number), 'SIGINT')
    expect(await command.ended).toBe(130)
    expect(command.output()).toContain('Interrupted. 0 of 1 mutants were run.')
    expect(processesOf(out)).toEqual([])
    expect(existsSync(testInfo.outputPath('out', 'mutants'))).toBe(false)
  },
)

test('killed: the specs that it runs end too', { tag: '@nightly' }, async ({}, testInfo) => {
  const out = testInfo.outputPath('out')
  const command = startCommand(testInfo, 'mutants', [someMutant])
  await expect.poll(() => serverPidBelow(out), untilTimeIsUp).toBeGreaterThan(0)
  command.child.kill('SIGKILL')
  await command.ended
  await expect.poll(() => processesOf(out), untilTimeIsUp).toEqual([])
})

test('in one run, each spec has its own mutant, and none of the one before', async ({}, testInfo) => {
  const cell = 'fresh/get-query/get-session/at-once'
  // Specs in the order of their files, then of one file, in their order; the second mutant would turn each of those red
  const mutantBySpec = {
    [cell]: 'app/query-ignored',
    'post-without-csrf-token-is-refused': 'none',
    'csrf-token-of-another-browser-is-refused': 'core/any-csrf-token-is-good',
    'sign-in-without-csrf-token-is-refused': 'none',
  }
  const { code, output } = await runGate(testInfo, ['--mutant=none', '--workers=1', ...Object.keys(mutantBySpec)], {
    [settings.mutantBySpec]: JSON.stringify(mutantBySpec),
    [settings.mustFail]: `${cell} csrf-token-of-another-browser-is-refused`,
  })
  expect(code).toBe(1)
  expect(resultsOf(testInfo).specs.map(({ id, status }) => [id, status])).toEqual([
    [cell, 'differs'],
    ['post-without-csrf-token-is-refused', 'held'],
    ['csrf-token-of-another-browser-is-refused', 'differs'],
    ['sign-in-without-csrf-token-is-refused', 'held'],
  ])
  // A cell whose update does not take effect says so, and no verdict
  expect(output).toMatch(
    new RegExp(`^  ${cell} \\|.*\\| expected: .*globex.* \\| observed: The update did not take effect: .*acme`, 'm'),
  )
  // One worker, with a server for each mutant in turn
  const servers = testInfo.outputPath('out', 'latest', 'servers')
  expect(readdirSync(servers)).toEqual(['worker-0.log'])
  expect(readFileSync(join(servers, 'worker-0.log'), 'utf8').match(/^pid /gm)).toHaveLength(4)
})

for (const [what, args, message] of [
  ['there is no such mutant', ['vacuity/table-turned-rounds'], `Did you mean ${someMutant}`],
  ['no mutant is left', ['--app=v5', someMutant], 'No mutant is left.'],
  ['nothing is to run at once', ['--jobs=0'], '--jobs is 0. Expected how many mutants run at once, such as 2.'],
  ['there is no such flag', ['--nonsense'], 'There is no --nonsense'],
] as const) {
  test(`${what}: exit 2`, async ({}, testInfo) => {
    const { code, output } = await runCommand(testInfo, 'mutants', args)
    expect(code).toBe(2)
    expect(output).toContain(message)
  })
}
