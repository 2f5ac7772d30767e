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
    // A file runs in one worker: specs with other options need another worker, and one with few specs is not worth two
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
    // Without snapshots and screenshots a trace costs next to nothing. `--trace on` records all of it.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    launchOptions: {
      executablePath: process.env[settings.browser] || undefined,
      // Every name and address but loopback is unknown to the browser, and no proxy stands in between
      args: ['--host-resolver-rules=MAP localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--no-proxy-server'],
    },
  },
})
