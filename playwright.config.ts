import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig, type ReporterDescription } from '@playwright/test'
import { navigationTimeout, specTimeout, stepTimeout } from './fixtures/timeouts'
import { settings } from './schema/process'
import { specProject } from './schema/spec'
import { newRunFolder, outFolder } from './run/paths'

const out = outFolder()
// The workers load this file, too, and find the run's folder in the environment
const run = (process.env[settings.run] ??= newRunFolder(out))
// Each run has its own output folder: without this, --last-failed would find nothing
process.env.PLAYWRIGHT_LAST_RUN_OUTPUT_FILE ??= join(out, 'last-run.json')

// `merge-reports` makes one run of the blobs of all shards
const isShard = process.argv.some((argument) => argument.startsWith('--shard'))
const more = process.env[settings.reporters]?.split(',').map((name): ReporterDescription => [name]) ?? []

export default defineConfig({
  globalSetup: './run/global-setup.ts',
  outputDir: join(run, 'failures'),
  forbidOnly: true,
  retries: 0,
  timeout: specTimeout,
  workers: Math.min(4, availableParallelism()),
  reporter: [
    ['./run/reporter.ts'],
    ['html', { open: 'never', outputFolder: join(run, 'playwright') }],
    ['junit', { outputFile: join(run, 'junit.xml') }],
    ...(isShard ? [['blob', { outputDir: join(out, 'blob-report') }] satisfies ReporterDescription] : []),
    ...(process.env.GITHUB_ACTIONS ? [['github'] satisfies ReporterDescription] : []),
    ...more,
  ],
  // A file runs in one worker: specs with other options need another worker, and a few specs are not worth two
  projects: [{ name: specProject, testDir: 'e2e', testMatch: '**/*.spec.ts' }],
  use: {
    actionTimeout: stepTimeout,
    navigationTimeout,
    // Without snapshots and screenshots, a trace costs almost nothing. `--trace on` records everything.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    launchOptions: {
      executablePath: process.env[settings.browser] || undefined,
      // The browser can reach loopback only, under the host names of the deployments, too, and it uses no proxy
      args: [
        '--host-resolver-rules=MAP localhost 127.0.0.1, MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
        '--no-proxy-server',
        // One process less: without a screen, nothing needs to survive a crash of the GPU process
        '--in-process-gpu',
      ],
    },
  },
})
