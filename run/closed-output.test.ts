import { existsSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { processesOf, startCommand, startGate, stopAll } from './test-commands'

// What a command does when its output is closed, as in `… | head`.

test.afterEach(stopAll)

test('a command whose output is closed exits without printing anything: exit 141', async ({}, testInfo) => {
  const command = startCommand(testInfo, 'mutants', ['--list'])
  command.child.stdout?.destroy()
  expect(await command.ended).toBe(141)
  expect(command.output()).toBe('')
})

test(
  'a gate whose output is closed stops its processes without printing anything: exit 141',
  { tag: '@nightly' },
  async ({}, testInfo) => {
    const command = startGate(testInfo, ['--workers', '1', '--grep', 'first request'])
    await command.printed('✓')
    const before = command.output()
    command.child.stdout?.destroy()
    expect(await command.ended).toBe(141)
    expect(command.output()).toBe(before)
    expect(processesOf(testInfo.outputPath('out'))).toEqual([])
    expect(existsSync(testInfo.outputPath('out', 'latest')), 'an interrupted run replaces nothing').toBe(false)
  },
)
