import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { userSettings } from '../schema/process'
import { root, runGate, stopAll } from './test-commands'

test.afterEach(stopAll)

test('.env.example documents exactly the settings for users', () => {
  const names = readFileSync(join(root, '.env.example'), 'utf8').match(/^# SESSION_SPEC_\w+(?==)/gm) ?? []
  expect(names.map((name) => name.slice(2)).sort()).toEqual(Object.values(userSettings).sort())
})

test('an unknown setting: exit 2 with the closest name', async ({}, testInfo) => {
  const { code, output } = await runGate(testInfo, ['get-response-carries-update'], {
    SESSION_SPEC_FULLBROWSER: '/usr/bin/chromium',
  })
  expect(output).toContain('SESSION_SPEC_FULLBROWSER: did you mean SESSION_SPEC_FULL_BROWSER?')
  expect(code).toBe(2)
})
