import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { harnessExpectTimeout, harnessTimeout, navigationTimeout, specTimeout, stepTimeout } from './fixtures/timeouts'
import { settings } from './report/schema'

const run = process.env[settings.run] ?? join('out', 'by-hand')

export default defineConfig({
  outputDir: join(run, 'failures'),
  forbidOnly: true,
  retries: 0,
  timeout: specTimeout,
  workers: Math.min(4, availableParallelism()),
  reporter: [
    ['./report/reporter.ts'],
    ['html', { open: 'never', outputFolder: join(run, 'playwright') }],
    ...(process.env[settings.reporters]?.split(',').map((name): [string] => [name]) ?? []),
  ],
  projects: [
    // A file runs in one worker: specs with other options need another worker, and a few specs are not worth two
    { name: 'specs', testDir: 'e2e', testMatch: '**/*.spec.ts' },
    {
      name: 'harness',
      testDir: '.',
      fullyParallel: true,
      testMatch: ['{fixtures,report,subjects,mutants,bin}/**/*.test.ts'],
      timeout: harnessTimeout,
      expect: { timeout: harnessExpectTimeout },
    },
  ],
  use: {
    actionTimeout: stepTimeout,
    navigationTimeout,
    // Without snapshots and screenshots, a trace costs almost nothing. `--trace on` records everything.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    launchOptions: {
      executablePath: process.env[settings.browser] || undefined,
      // The browser can reach loopback only, and it uses no proxy
      args: ['--host-resolver-rules=MAP localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--no-proxy-server'],
    },
  },
})
