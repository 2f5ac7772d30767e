import { existsSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { processesOf, startCommand, startGate, stopAll } from './testing'

// What a command does when nobody reads any more what it prints, as behind `… | head`.

test.afterEach(stopAll)

test('a command whose output nobody reads ends without a word: exit 141', async ({}, testInfo) => {
  const command = startCommand(testInfo, 'mutants', ['--list'])
  command.child.stdout?.destroy()
  expect(await command.ended).toBe(141)
  expect(command.output()).toBe('')
})

test(
  'a gate whose output nobody reads ends what it runs, without a word: exit 141',
  { tag: '@nightly' },
  async ({}, testInfo) => {
    const command = startGate(testInfo, ['--workers', '1', '--grep', 'first request'])
    await command.printed('✓')
    const before = command.output()
    command.child.stdout?.destroy()
    expect(await command.ended).toBe(141)
    expect(command.output()).toBe(before)
    expect(processesOf(testInfo.outputPath('out'))).toEqual([])
    expect(existsSync(testInfo.outputPath('out', 'latest')), 'a run that was broken off replaces nothing').toBe(false)
  },
)
