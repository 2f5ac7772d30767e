import { expect, test } from '@playwright/test'
import { runCommand } from './testing'

const everyWay = ['email-link-signs-in', 'oidc-sign-in', 'credentials-again-drop-company']

for (const [what, specs, details] of [
  ['a spec and its bare floor', ['update-survives-new-tab'], {}],
  ['a spec and its bare floor, whichever way users sign in', everyWay, { tag: '@nightly' }],
] as const) {
  test(what, details, async ({}, testInfo) => {
    const { code, output } = await runCommand(testInfo, 'bench', ['--workers=2', ...specs])
    expect(output).not.toContain('Without a floor')
    for (const id of specs)
      expect(output).toMatch(new RegExp(String.raw`^ *\d+ ms +[1-9]\d+ ms +\d+\.\d\d  ${id}$`, 'm'))
    expect(code).toBe(0)
  })
}
