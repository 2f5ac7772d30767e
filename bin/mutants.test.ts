import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { settings } from '../schema/process'
import {
  processesOf,
  resultsOf,
  runCommand,
  runGate,
  serverPidBelow,
  startCommand,
  stopAll,
  untilTestTimeout,
} from '../run/test-commands'

test.afterEach(stopAll)

// It has so many specs that it does not finish before the test interrupts it
const someMutant = 'vacuity/inverted-tables'

test(
  'Ctrl-C: exit 130, no process is left, and no partial run replaces the last kill matrix',
  { tag: '@nightly' },
  async ({}, testInfo) => {
    const out = testInfo.outputPath('out')
    const command = startCommand(testInfo, 'mutants', [someMutant])
    await expect.poll(() => serverPidBelow(out), untilTestTimeout).toBeGreaterThan(0)
    process.kill(-(command.child.pid as number), 'SIGINT')
    expect(await command.ended).toBe(130)
    expect(command.output()).toContain('Interrupted. 0 of 1 mutants were run.')
    expect(processesOf(out)).toEqual([])
    expect(existsSync(testInfo.outputPath('out', 'mutants'))).toBe(false)
  },
)

test('when the command is killed, the specs that it runs stop too', { tag: '@nightly' }, async ({}, testInfo) => {
  const out = testInfo.outputPath('out')
  const command = startCommand(testInfo, 'mutants', [someMutant])
  await expect.poll(() => serverPidBelow(out), untilTestTimeout).toBeGreaterThan(0)
  command.child.kill('SIGKILL')
  await command.ended
  await expect.poll(() => processesOf(out), untilTestTimeout).toEqual([])
})

for (const { servers, tag, restarts } of [
  { servers: 'one server that runs them all', tag: [], restarts: false },
  { servers: 'a server for each in turn', tag: '@nightly', restarts: true },
]) {
  test(
    `in one run, each spec runs with its own mutant, and not with that of the previous spec: ${servers}`,
    { tag },
    async ({}, testInfo) => {
      const cell = 'fresh/get-query/get-session/immediately'
      // In the order in which the specs run: by file, then by line. core/csrf-token-is-not-compared would make each of the last three specs fail
      const mutantBySpec = {
        [cell]: 'app/query-ignored',
        'post-without-csrf-token-is-rejected': 'none',
        'csrf-token-of-another-browser-is-rejected': 'core/csrf-token-is-not-compared',
        'sign-in-without-csrf-token-is-rejected': 'none',
      }
      const { code, output } = await runGate(testInfo, ['--mutant=none', '--workers=1', ...Object.keys(mutantBySpec)], {
        [settings.mutantBySpec]: JSON.stringify(mutantBySpec),
        ...(restarts && { [settings.restartForMutant]: '1' }),
        [settings.mustFail]: `${cell} csrf-token-of-another-browser-is-rejected`,
      })
      expect(code).toBe(1)
      expect(resultsOf(testInfo).specs.map(({ id, status }) => [id, status])).toEqual([
        [cell, 'differs'],
        ['post-without-csrf-token-is-rejected', 'held'],
        ['csrf-token-of-another-browser-is-rejected', 'differs'],
        ['sign-in-without-csrf-token-is-rejected', 'held'],
      ])
      // A cell whose update does not take effect reports that, and no verdict
      expect(output).toMatch(
        new RegExp(
          `^  ${cell} \\|.*\\| expected: .*globex.* \\| observed: The update did not take effect: .*acme`,
          'm',
        ),
      )
      const logs = testInfo.outputPath('out', 'latest', 'servers')
      expect(readdirSync(logs)).toEqual(['worker-0.log'])
      expect(readFileSync(join(logs, 'worker-0.log'), 'utf8').match(/^pid /gm)).toHaveLength(restarts ? 4 : 1)
    },
  )
}

for (const [what, args, message] of [
  ['the mutant is unknown', ['vacuity/inverted-tabless'], `Did you mean ${someMutant}`],
  ['no mutant matches', ['--app=v5', someMutant], 'No mutant matches.'],
  [
    '--jobs is zero',
    ['--jobs=0'],
    '--jobs is 0. Expected the number of groups of mutants that run at the same time, such as 2.',
  ],
  ['the flag is unknown', ['--nonsense'], 'Unknown flag --nonsense'],
] as const) {
  test(`${what}: exit 2`, async ({}, testInfo) => {
    const { code, output } = await runCommand(testInfo, 'mutants', args)
    expect(code).toBe(2)
    expect(output).toContain(message)
  })
}
