import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test, type TestInfo } from '@playwright/test'
import { schemaVersion, type Results } from '../schema/results'
import { copyOfApps, processesOf, resultsOf, root, runGate, start, startGate, stopAll } from '../run/test-commands'

// The gate as its users see it: its output and its exit code. Each run is a separate process.

test.afterEach(stopAll)

const id = 'get-response-carries-update'

test('one spec by its id, despite conflicting variables in the environment: exit 0, and complete results', async ({}, testInfo) => {
  // Conflicting variables of the shell and of the app's folder are reported and ignored
  const conflicting = {
    NEXTAUTH_URL: 'http://127.0.0.1:9',
    NEXTAUTH_SECRET: 'x',
    HTTP_PROXY: 'http://127.0.0.1:9',
    http_proxy: 'http://127.0.0.1:9',
    PORT: '9',
  }
  const apps = copyOfApps(testInfo)
  writeFileSync(join(apps, 'v4', '.env.local'), 'NEXTAUTH_SECRET=somebody-elses\nCOMPANY_API_URL=http://127.0.0.1:9\n')
  const { code, output } = await runGate(testInfo, [id], {
    ...conflicting,
    SESSION_SPEC_APPS: apps,
    SESSION_SPEC_BASELINE: aBaseline(testInfo, { [id]: 'held', 'not-asked-for': 'held' }),
  })
  for (const name of Object.keys(conflicting)) expect(output).toContain(name)
  expect(output).toMatch(/Ignored, so that the app runs as specified: .*v4\/\.env\.local/)
  expect(output).toMatch(/^1 of \d+ specs: 1 held, in /m)
  expect(output).toMatch(/No difference from .*baseline\.json\. Since then: next 1\.0\.0 → \d/)
  expect(code).toBe(0)

  const { schema, complete, subjects, specs } = resultsOf(testInfo)
  expect({ schema, complete, ids: specs.map((one) => one.id) }).toEqual({
    schema: schemaVersion,
    complete: true,
    ids: [id],
  })
  expect(Object.values(subjects[0]?.versions ?? {})).not.toContain('not started')
  expect(specs[0]?.timeline.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['navigation', 'render', 'update', 'request', 'cookie', 'company-api', 'check']),
  )
  for (const file of ['book/index.html', 'junit.xml', 'playwright/index.html'])
    expect(existsSync(testInfo.outputPath('out', 'latest', file)), file).toBe(true)
})

test('--help: exit 0', async ({}, testInfo) => {
  const { code, output } = await runGate(testInfo, ['--help'])
  expect(output).toContain('Exit codes')
  expect(code).toBe(0)
})

test('--list: prints the ids and titles, and builds and runs nothing, exit 0', async ({}, testInfo) => {
  const { code, output } = await runGate(testInfo, ['--list'], { SESSION_SPEC_APPS: testInfo.outputPath('no-apps') })
  expect(output).toContain(`${id}\n    The response to a GET with a query contains the updated session`)
  // Titles add the old name of the proxy, middleware: the documentation of both majors uses it
  const proxyTitles = output.match(/^ {4}.*\bproxy\b.*/gm) ?? []
  expect(proxyTitles.length).toBeGreaterThan(20)
  expect(proxyTitles.filter((title) => !title.includes('proxy (middleware)'))).toEqual([])
  expect(code).toBe(0)
  expect(existsSync(testInfo.outputPath('out', 'latest'))).toBe(false)
})

/** The ids in the output of `--list`. */
const idsIn = (output: string) => output.match(/^\S+(?=\n {4}\S)/gm) ?? []

test('--quick: lists the article’s chapter and the core of the freshness table, and nothing else', async ({}, testInfo) => {
  const { output } = await runGate(testInfo, ['--quick', '--list'])
  const ids = idsIn(output)
  expect(ids).toEqual(
    expect.arrayContaining([id, 'use-session-waits-for-reload', 'fresh/sign-in/use-session/immediately']),
  )
  expect(ids).not.toContain('fresh/get-query/use-session/after-focus')
  expect(ids).not.toContain('v5/empty-update-is-a-get')
})

test('--deployment: lists only the specs of a deployment', async ({}, testInfo) => {
  const { output } = await runGate(testInfo, ['--deployment', 'lan', '--list'])
  const ids = idsIn(output)
  expect(ids).toContain('lan/sign-in-form')
  expect(ids.filter((one) => !one.startsWith('lan/'))).toEqual([])
})

test('--sample: lists the first spec of each chapter, and some cells', { tag: '@nightly' }, async ({}, testInfo) => {
  const { output } = await runGate(testInfo, ['--sample', '--list'])
  const ids = idsIn(output)
  expect(ids).toContain('user-and-account-land-in-token')
  expect(ids).not.toContain('session-user-relays-token')
  expect(ids).toContain('v5/server-action-drops-prefetched-page')
  expect(ids).not.toContain('v5/empty-update-is-a-get')
  expect(ids).toContain('fresh/get-query/use-session/immediately')
  expect(ids).not.toContain('fresh/get-query/use-session/after-focus')
})

test('--derived: lists only cells that a rule leaves out because they follow from another cell', async ({}, testInfo) => {
  const { output } = await runGate(testInfo, ['--derived', '--list'])
  const ids = idsIn(output)
  expect(ids).toContain('fresh/update/use-session/after-focus')
  expect(ids).not.toContain('fresh/update-data/use-session/after-focus')
  expect(ids).not.toContain('user-and-account-land-in-token')
})

const wrong: [string, string[], string][] = [
  ['a flag that the gate rejects', ['--retries', '2'], 'the gate never retries'],
  ['an unknown spec', ['get-response-carries-updat'], `did you mean ${id}`],
]
for (const [name, args, message] of wrong) {
  test(`${name}: exit 2`, async ({}, testInfo) => {
    const { code, output } = await runGate(testInfo, args)
    expect(output).toContain(message)
    expect(code).toBe(2)
  })
}

test('--grep that matches nothing: exit 3', async ({}, testInfo) => {
  const { code, output } = await runGate(testInfo, ['--grep', 'no such sentence'])
  expect(output).toContain('No spec matched')
  expect(code).toBe(3)
})

test('SESSION_SPEC_BROWSER is not an executable: exit 3', async ({}, testInfo) => {
  const { code, output } = await runGate(testInfo, [id], { SESSION_SPEC_BROWSER: '/nowhere/chromium' })
  expect(output).toContain('SESSION_SPEC_BROWSER is /nowhere/chromium, which is not an executable')
  expect(code).toBe(3)
})

test('no browser is found or can be installed: exit 3 with the commands that install one', async ({}, testInfo) => {
  const empty = testInfo.outputPath('empty')
  mkdirSync(empty, { recursive: true })
  const { code, output } = await runGate(testInfo, [id], {
    SESSION_SPEC_BROWSER: undefined,
    PATH: empty,
    PLAYWRIGHT_BROWSERS_PATH: empty,
    PLAYWRIGHT_DOWNLOAD_HOST: 'http://127.0.0.1:9',
  })
  expect(output).toContain('npx playwright install --only-shell chromium')
  expect(output).toContain('apt-get install chromium-headless-shell')
  expect(code).toBe(3)
})

test('the browser does not start: exit 3, and out/latest stays the last good run', async ({}, testInfo) => {
  const latest = testInfo.outputPath('out', 'latest')
  mkdirSync(testInfo.outputPath('out', 'runs', 'a-good-one'), { recursive: true })
  symlinkSync(join('runs', 'a-good-one'), latest)
  const { code, output } = await runGate(testInfo, [id], { SESSION_SPEC_BROWSER: process.execPath })
  expect(output).toContain('The browser did not start')
  expect(code).toBe(3)
  expect(readlinkSync(latest)).toBe(join('runs', 'a-good-one'))
})

test('the output folder is not writable: exit 3', async ({}, testInfo) => {
  const file = testInfo.outputPath('a-file')
  writeFileSync(file, '')
  const { code, output } = await runGate(testInfo, [id], { SESSION_SPEC_OUT: file })
  expect(output).toContain('Cannot write to')
  expect(code).toBe(3)
})

/** A baseline in which these specs have these statuses, with an older version of next. */
function aBaseline(testInfo: TestInfo, statuses: Record<string, string>): string {
  const file = testInfo.outputPath('baseline.json')
  const specs = Object.entries(statuses).map(([spec, status]) => [spec, { title: `of ${spec}`, status, verdict: null }])
  const subject = { versions: { next: '1.0.0' }, specs: Object.fromEntries(specs) }
  writeFileSync(file, JSON.stringify({ baseline: 1, subjects: { 'v4-jwt': subject } }))
  return file
}

test('a broken baseline: exit 2 before any spec runs', async ({}, testInfo) => {
  const file = testInfo.outputPath('baseline.json')
  writeFileSync(file, '<<<<<<< HEAD')
  const { code, output } = await runGate(testInfo, [id], { SESSION_SPEC_BASELINE: file })
  expect(output).toContain('baseline.json is not JSON')
  expect(output).not.toContain('✓')
  expect(code).toBe(2)
})

test('the app does not build: exit 3 with the last lines of the log and its path', async ({}, testInfo) => {
  const apps = copyOfApps(testInfo)
  writeFileSync(join(apps, 'v4', 'next.config.mjs'), "throw new Error('no such setting')\n")
  const { code, output } = await runGate(testInfo, [id], { SESSION_SPEC_APPS: apps })
  expect(output).toContain('The app does not build')
  expect(output).toContain('no such setting')
  expect(output).toMatch(/Full log: .*build\.log/)
  expect(code).toBe(3)
})

test('all ports are in use: exit 3', { tag: '@nightly' }, async ({}, testInfo) => {
  const servers = await Promise.all(
    [1, 2, 3].map(async () => {
      const server = createServer()
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      return server
    }),
  )
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  const { code, output } = await runGate(testInfo, [id], { SESSION_SPEC_PORTS: ports.join(',') })
  for (const server of servers) server.close()
  expect(output).toContain(`No port for the app's server: ${ports.join(', ')} were taken`)
  expect(code).toBe(3)
})

test('the app’s server dies during a run: the run stops immediately and prints the server’s last lines, exit 3', async ({}, testInfo) => {
  const command = startGate(testInfo, ['--workers', '1', '--grep', 'first request'])
  await command.printed('✓')
  const [run = ''] = readdirSync(testInfo.outputPath('out', 'runs'))
  const log = readFileSync(testInfo.outputPath('out', 'runs', run, 'servers', 'worker-0.log'), 'utf8')
  process.kill(Number(/^pid (\d+)/.exec(log)?.[1]), 'SIGKILL')
  expect(await command.ended).toBe(3)
  expect(command.output()).toContain("The app's server was killed by SIGKILL during the run. Its last lines:")
  expect(existsSync(testInfo.outputPath('out', 'latest')), 'a broken run replaces nothing').toBe(false)
})

for (const [moment, printed, details] of [
  ['while the specs run', '✓', {}],
  ['while a worker starts', 'v4 on next-auth', { tag: '@nightly' }],
] as const) {
  test(`Ctrl-C ${moment}: exit 130 and no process is left`, details, async ({}, testInfo) => {
    const command = startGate(testInfo, [])
    await command.printed(printed)
    process.kill(-(command.child.pid as number), 'SIGINT')
    expect(await command.ended).toBe(130)
    expect(command.output()).toContain('Interrupted')
    expect(processesOf(testInfo.outputPath('out'))).toEqual([])
  })
}

test('two gates at the same time in one checkout are both correct, each with its own baseline', async ({}, testInfo) => {
  const unknownToBaseline = 'api-route-is-fresh'
  const changed = 'post-updates-session'
  const [without, another] = await Promise.all([
    runGate(testInfo, [id], { SESSION_SPEC_BASELINE: testInfo.outputPath('nowhere.json') }),
    runGate(testInfo, [unknownToBaseline, changed], {
      SESSION_SPEC_BASELINE: aBaseline(testInfo, { [changed]: 'known to fail', 'not-asked-for': 'held' }),
    }),
  ])
  // Without a baseline: reported, but not a difference
  expect(without.output).toMatch(/nowhere\.json does not exist\. To create it: npm run gate -- --update-baseline/)
  expect(without.code).toBe(0)
  // With a baseline that differs: exit 1, a line for the change, what to do if the change is intended, and the spec
  // that the baseline does not have
  expect(another.output).toContain('2 held')
  expect(another.output).toMatch(/Compared with .*baseline\.json: 1 changed\. Since then: next 1\.0\.0 → \d/)
  expect(another.output).toMatch(new RegExp(`^  C ${changed} \\| A POST .* \\| known to fail → held$`, 'm'))
  expect(another.output).toContain('If this is intended: npm run gate -- --update-baseline, and commit')
  expect(another.output).toMatch(new RegExp(`baseline\\.json does not have this spec: ${unknownToBaseline}\\.$`, 'm'))
  expect(another.output).not.toContain('No difference')
  expect(another.output).not.toContain('not-asked-for')
  expect(another.code).toBe(1)

  const runs = readdirSync(testInfo.outputPath('out', 'runs'))
  const ids = runs.map((run) =>
    (JSON.parse(readFileSync(testInfo.outputPath('out', 'runs', run, 'results.json'), 'utf8')) as Results).specs.map(
      (spec) => spec.id,
    ),
  )
  expect(ids.flat().sort()).toEqual([unknownToBaseline, id, changed])
  expect(runs).toContain(readlinkSync(testInfo.outputPath('out', 'latest')).split('/').at(-1))
})

test(
  'on GitHub, a difference is an annotation and a line of the summary',
  { tag: '@nightly' },
  async ({}, testInfo) => {
    const cell = 'fresh/update-data/use-session-in-another-tab/immediately'
    const summary = testInfo.outputPath('summary.md')
    const { code, output } = await runGate(testInfo, [cell, '--mutant=react/update-does-not-broadcast'], {
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: summary,
    })
    expect(code).toBe(1)
    expect(output).toMatch(
      /^::error file=e2e\/freshness\/prove\.ts,title=.*useSession\(\) in another tab is fresh immediately.*,line=\d+,col=\d+::/m,
    )
    expect(output).toMatch(
      new RegExp(
        `^  ${cell} \\| .* \\| expected: fresh \\| observed: stale \\| next-auth 4.* \\| e2e/freshness/prove\\.ts:\\d+$`,
        'm',
      ),
    )
    expect(output).toContain(`npm run gate -- ${cell} --mutant react/update-does-not-broadcast --trace on`)
    expect(readFileSync(summary, 'utf8')).toContain('1 of 1 specs differs')
    expect(resultsOf(testInfo).specs[0]?.trace).toMatch(/trace\.zip$/)
  },
)

test('Node is too old: exit 3 before anything is installed', async ({}, testInfo) => {
  const fake = testInfo.outputPath('old-node.cjs')
  writeFileSync(fake, `Object.defineProperty(process.versions, 'node', { value: '18.20.8' })\n`)
  const command = start(['--require', fake, join(root, 'bin', 'run.mjs'), 'gate'], process.env)
  expect(await command.ended).toBe(3)
  expect(command.output()).toContain('This is Node 18.20.8, expected 20.9.0 or newer')
})
