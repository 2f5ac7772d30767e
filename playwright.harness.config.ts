import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { harnessExpectTimeout, harnessTimeout } from './fixtures/timeouts'
import base from './playwright.config'
import { settings } from './schema/process'

/** The harness's own tests: `npx playwright test -c playwright.harness.config.ts`. They are not specs. */
export default defineConfig({
  ...base,
  reporter: [['list'], ['json', { outputFile: join(process.env[settings.run] ?? 'out', 'harness.json') }]],
  fullyParallel: true,
  timeout: harnessTimeout,
  expect: { timeout: harnessExpectTimeout },
  projects: [
    { name: 'harness', testDir: '.', testMatch: '{fixtures,report,subjects,mutants,packages,run,bin}/**/*.test.ts' },
  ],
})
