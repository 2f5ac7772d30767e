import { expect, test } from '@playwright/test'
import { runCommand } from './testing'

test('a spec and its bare floor, whichever way users sign in', { tag: '@nightly' }, async ({}, testInfo) => {
  const specs = ['email-link-signs-in', 'oidc-sign-in', 'credentials-again-drop-company', 'update-survives-new-tab']
  const { code, output } = await runCommand(testInfo, 'bench', ['--workers=2', ...specs])
  expect(output).not.toContain('Without a floor')
  for (const id of specs) expect(output).toMatch(new RegExp(String.raw`^ *\d+ ms +[1-9]\d+ ms +\d+\.\d\d  ${id}$`, 'm'))
  expect(code).toBe(0)
})
