import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page, type TestInfo } from '@playwright/test'
import {
  copyOfApps,
  inlineSuite,
  resultsOf,
  runInline,
  runPlaywrightCommand,
  serverPidBelow,
  startPlaywright,
  stopAll,
  untilTestTimeout,
} from './test-commands'
import { connect } from './test-server-client'

// Playwright's own command, UI mode and the test server of its editor extension, as people use them.

test.afterEach(stopAll)

const id = 'get-response-carries-update'
const knownToFail = 'post-is-rejected'
const matching = `await expect(reading(timeline, { company: 'acme' })).toShow({ company: 'acme' })`
const mismatching = `await expect(reading(timeline, { company: 'acme' })).toShow({ company: 'globex' })`
const aSpec = (name: string, body: string) =>
  `test('the sentence of ${name}', spec({ id: '${name}', source: article('useSession') }), async ({ timeline }) => { ${body} })`
const three = [aSpec('one', matching), aSpec('two', mismatching), aSpec('three', mismatching)].join('\n')
const statuses = ({ results }: Awaited<ReturnType<typeof runInline>>) =>
  results?.specs.map((one) => [one.id, one.status])

test('npx playwright test prepares the run itself, and gives the same verdict, files and comparison as the gate', async ({}, testInfo) => {
  const { code, output } = await runPlaywrightCommand(testInfo, ['test', '--grep', `@(${id}|${knownToFail})$`])
  expect(output).toMatch(/^v4 on next-auth 4/m)
  expect(output).toMatch(new RegExp(`^ {2}✓ .*\\[${id}\\]$`, 'm'))
  expect(output).toMatch(
    new RegExp(`^ {2}≠ .*\\[${knownToFail}\\] \\(known to fail: next-auth .* is outside <4\\.21\\.0\\)$`, 'm'),
  )
  expect(output).toMatch(/^2 of \d+ specs: 1 held, 1 known to fail, in /m)
  expect(output).toContain('No difference from report/baseline.json.')
  expect(code).toBe(0)
  expect(resultsOf(testInfo)).toMatchObject({ complete: true, specs: [{ id }, { id: knownToFail }] })
  // What --last-failed would run next: nothing
  expect(JSON.parse(readFileSync(testInfo.outputPath('out', 'last-run.json'), 'utf8'))).toMatchObject({
    failedTests: [],
  })
  for (const file of ['book/index.html', 'junit.xml', 'playwright/index.html'])
    expect(existsSync(testInfo.outputPath('out', 'latest', file)), file).toBe(true)
})

test('a path, or a file and a line, selects specs, and the others do not count as removed', async ({}, testInfo) => {
  const { code, output } = await runPlaywrightCommand(testInfo, [
    'test',
    'e2e/article/get-session.spec.ts:3',
    '--trace',
    'on',
  ])
  expect(output).toMatch(/^1 of \d+ specs: 1 held, in /m)
  expect(output).toContain('No difference from report/baseline.json.')
  expect(code).toBe(0)
  // A trace of a spec that holds, with everything in it
  const failures = testInfo.outputPath('out', 'latest', 'failures')
  expect(readdirSync(failures, { recursive: true, encoding: 'utf8' })).toContainEqual(
    expect.stringMatching(/trace\.zip$/),
  )
})

test('without a browser, npx playwright test says how to install one: exit 1', async ({}, testInfo) => {
  const { code, output } = await runPlaywrightCommand(testInfo, ['test', '--grep', `@${id}$`], {
    SESSION_SPEC_BROWSER: undefined,
    PATH: testInfo.outputPath('empty'),
    PLAYWRIGHT_BROWSERS_PATH: testInfo.outputPath('empty'),
  })
  expect(output).toMatch(/^No browser was found\. Expected a Chromium/m)
  expect(output).not.toContain('do not load')
  expect(output).toContain('npx playwright install --only-shell chromium')
  expect(output).not.toContain('    at ')
  expect(code).toBe(1)
})

test('a broken baseline, and an app that does not build, are reported before any spec runs: exit 1', async ({}, testInfo) => {
  const baseline = testInfo.outputPath('baseline.json')
  writeFileSync(baseline, '<<<<<<< HEAD')
  const apps = copyOfApps(testInfo)
  writeFileSync(join(apps, 'v4', 'next.config.mjs'), "throw new Error('no such setting')\n")
  const causes: [Record<string, string>, string][] = [
    [{ SESSION_SPEC_BASELINE: baseline }, 'baseline.json is not JSON'],
    [{ SESSION_SPEC_APPS: apps }, 'The app does not build'],
  ]
  for (const [environment, message] of causes) {
    const { code, output } = await runPlaywrightCommand(testInfo, ['test', '--grep', `@${id}$`], environment)
    expect(output).toContain(message)
    expect(output).not.toContain(`[${id}]`)
    expect(code).toBe(1)
  }
})

test('the app’s server dies during a run: the run stops with its last lines, and replaces nothing: exit 1', async ({}, testInfo) => {
  const command = startPlaywright(testInfo, ['test', '--workers=1', '--grep=first request'])
  await command.printed('✓')
  await expect.poll(() => serverPidBelow(testInfo.outputPath('out')), untilTestTimeout).toBeGreaterThan(0)
  process.kill(serverPidBelow(testInfo.outputPath('out')), 'SIGKILL')
  expect(await command.ended).toBe(1)
  expect(command.output()).toContain("The app's server was killed by SIGKILL during the run. Its last lines:")
  expect(existsSync(testInfo.outputPath('out', 'latest'))).toBe(false)
  // The specs that had not started did not run, instead of failing one after the other
  const [run = ''] = readdirSync(testInfo.outputPath('out', 'runs'))
  expect(readFileSync(testInfo.outputPath('out', 'runs', run, 'junit.xml'), 'utf8')).toContain('<skipped')
})

test('--list, --repeat-each and --last-failed do what Playwright’s documentation says', async ({}, testInfo) => {
  const listed = await runInline(testInfo, three, { args: ['test', '--list'] })
  expect(listed.output).toContain('two\n    the sentence of two')
  expect(listed.results).toBeUndefined()

  const repeated = await runInline(testInfo, three, { args: ['test', '--grep=@one$', '--repeat-each=2'] })
  expect(repeated.code).toBe(0)
  expect(repeated.results?.specs).toMatchObject([{ id: 'one', runs: 2 }])

  await runInline(testInfo, three, { args: ['test', '--grep=@t(wo|hree)$'] })
  const again = await runInline(testInfo, three, { args: ['test', '--last-failed'] })
  expect(statuses(again)).toEqual([
    ['two', 'differs'],
    ['three', 'differs'],
  ])
})

test('with --max-failures, no spec starts after that many failures', async ({}, testInfo) => {
  const { code, results } = await runInline(testInfo, three, { args: ['test', '--max-failures=1'] })
  expect(code).toBe(1)
  expect(results?.specs.map((one) => [one.id, one.status, one.runs])).toEqual([
    ['one', 'held', 1],
    ['two', 'differs', 1],
    ['three', 'not run', 0],
  ])
})

test('UI mode runs specs, and shows one that is known to fail as passed', async ({ page }, testInfo) => {
  const outside = aSpec('outside', mismatching).replace(
    `article('useSession')`,
    `article('useSession'), holds: { 'next-auth': '<4.21.0' }`,
  )
  const { config, environment } = inlineSuite(testInfo, `${aSpec('differs', mismatching)}\n${outside}`)
  const ui = startPlaywright(testInfo, ['test', '--ui-host=127.0.0.1', '--ui-port=0', '--config', config], environment)
  await ui.printed(/Listening on http:\S+/)
  await page.goto(/http:\S+/.exec(ui.output())?.[0] ?? '')
  await page.getByTitle('Run all').click()
  await expect(page.getByTestId('status-line')).toHaveText('2/2 (100%) — 1 passed, 1 failed')
})

/** Connects to the test server with this repository's own config, as the editor extension does, and sets it up. */
async function editor(testInfo: TestInfo, page: Page, environment: Record<string, string>) {
  const server = await connect(startPlaywright(testInfo, ['test-server'], environment), page)
  expect(await server.call('runGlobalSetup')).toMatchObject({ status: 'passed' })
  const { report } = await server.call<{ report: object[] }>('listTests')
  const ids = [
    ...JSON.stringify(report).matchAll(
      /"testId":"([^"]+)","title":"(?:\\.|[^"\\])*","location".*?"tags":\["@([^"]+)"/g,
    ),
  ]
  return { server, testIds: new Map(ids.map(([, testId = '', spec = '']) => [spec, testId])) }
}

test('in an editor: lists, runs a spec and one that is known to fail, and runs on a new build when the app has changed', async ({
  page,
}, testInfo) => {
  const apps = copyOfApps(testInfo)
  const { server, testIds } = await editor(testInfo, page, { SESSION_SPEC_APPS: apps })
  expect(testIds.size).toBeGreaterThan(800)
  const run = (spec: string) => server.run({ testIds: [testIds.get(spec)] })
  expect(await run(id)).toMatchObject([{ status: 'passed', expectedStatus: 'passed' }])
  expect(await run(knownToFail)).toMatchObject([{ status: 'failed', expectedStatus: 'failed' }])

  const file = join(apps, 'session', 'change.ts')
  const text = readFileSync(file, 'utf8')
  const changed = text.replace('change.companyId = companyId', 'change.companyId = undefined')
  expect(changed).not.toBe(text)
  writeFileSync(file, changed)
  expect(await run(id)).toMatchObject([{ status: 'failed', expectedStatus: 'passed' }])
})
