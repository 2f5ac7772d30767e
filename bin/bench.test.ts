import { expect, test } from '@playwright/test'
import { runCommand } from '../run/test-commands'

test(
  'npm run bench measures a spec and its floor for every way to sign in',
  { tag: '@nightly' },
  async ({}, testInfo) => {
    const specs = [
      'email-link-signs-in',
      'oidc-sign-in',
      'credentials-sign-in-again-clears-company',
      'update-survives-new-tab',
    ]
    const { code, output } = await runCommand(testInfo, 'bench', ['--workers=2', ...specs])
    expect(output).not.toContain('Without a floor')
    for (const id of specs)
      expect(output).toMatch(new RegExp(String.raw`^ *\d+ ms +[1-9]\d+ ms +\d+\.\d\d  ${id}$`, 'm'))
    for (const kind of ['renderers', 'browsers', 'Next servers', 'Playwright’s workers', 'in total'])
      expect(output).toMatch(new RegExp(String.raw`^ +[1-9]\d* ms  ${kind}`, 'm'))
    expect(code).toBe(0)
  },
)
