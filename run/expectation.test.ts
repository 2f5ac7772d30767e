import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import type { JSONReport } from '@playwright/test/reporter'
import { inlineSuite, runInline, startPlaywright, stopAll } from './test-commands'
import { connect } from './test-server-client'

// Every report agrees about every spec, because one fixture sets Playwright's own expectation.

test.afterEach(stopAll)

const matching = `await expect(reading(timeline, { company: 'acme' })).toShow({ company: 'acme' })`
const mismatching = `await expect(reading(timeline, { company: 'acme' })).toShow({ company: 'globex' })`
const outside = `, holds: { 'next-auth': '<4.21.0' }`

/** The specs: their bodies, and what every report must say about each. */
const specs: Record<string, { body: string; meta?: string; status: string; outcome: string }> = {
  holds: { body: matching, status: 'held', outcome: 'expected' },
  'is-known-to-fail': { body: mismatching, meta: outside, status: 'known to fail', outcome: 'expected' },
  'breaks-otherwise': { body: `throw new Error('broken')`, meta: outside, status: 'differs', outcome: 'unexpected' },
  'has-a-stale-range': { body: matching, meta: outside, status: 'differs', outcome: 'unexpected' },
  'lacks-what-it-needs': {
    body: mismatching,
    meta: `, needs: ['unstable_update()']`,
    status: 'not in this version',
    outcome: 'skipped',
  },
  differs: { body: mismatching, status: 'differs', outcome: 'unexpected' },
  'compares-nothing': { body: '', status: 'differs', outcome: 'unexpected' },
  'opens-another-host': {
    body: `timeline.violations.push('it connected to another host'); ${mismatching}`,
    meta: outside,
    status: 'differs',
    outcome: 'unexpected',
  },
}
const body = Object.entries(specs)
  .map(
    ([id, spec]) =>
      `test('the sentence of ${id}', spec({ id: '${id}', source: article('useSession')${spec.meta ?? ''} }), async ({ timeline }) => { ${spec.body} })`,
  )
  .join('\n')
const outcomes = Object.fromEntries(Object.entries(specs).map(([id, { outcome }]) => [id, outcome]))
const unexpected = Object.keys(specs).filter((id) => specs[id]?.outcome === 'unexpected')

test('the results, the exit code, JSON, JUnit, HTML and --last-failed agree about every spec', async ({
  page,
}, testInfo) => {
  const options = {
    reporters: [
      ['json', { outputFile: 'report.json' }],
      ['junit', { outputFile: 'junit.xml' }],
      ['html', { open: 'never', outputFolder: 'html' }],
    ] satisfies [string, object][],
  }
  const { code, folder, results } = await runInline(testInfo, body, options)
  expect(code).toBe(1)
  expect(results?.specs.map(({ id, status }) => [id, status])).toEqual(
    Object.entries(specs).map(([id, { status }]) => [id, status]),
  )

  const json = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as JSONReport
  const tests = json.suites.flatMap((suite) => suite.specs)
  expect(Object.fromEntries(tests.map(({ title, tests: [one] }) => [idOf(title), one?.status]))).toEqual(outcomes)

  // The id is a property, so that tools that read JUnit can find a spec again
  const junit = readFileSync(join(folder, 'junit.xml'), 'utf8')
  const cases = junit.split('<testcase ').slice(1)
  expect(Object.fromEntries(cases.map((one) => [/name="id" value="([^"]+)"/.exec(one)?.[1], outcomeIn(one)]))).toEqual(
    outcomes,
  )

  const filters = { expected: 'passed', unexpected: 'failed', skipped: 'skipped' }
  for (const [outcome, filter] of Object.entries(filters)) {
    const ids = Object.keys(outcomes).filter((id) => outcomes[id] === outcome)
    await page.goto(`${pathToFileURL(join(folder, 'html', 'index.html')).href}#?q=s:${filter}`)
    await page.reload()
    await expect(
      page.getByRole('link', { name: 'the sentence of', exact: false }).filter({ hasText: /^the/ }),
    ).toHaveText(ids.map((id) => `the sentence of ${id}`))
  }

  const again = await runInline(testInfo, body, { ...options, args: ['test', '--last-failed'] })
  expect(again.results?.specs.map(({ id }) => id)).toEqual(unexpected)
})

test('the test server of editors and UI mode agrees with the gate about every spec', async ({ page }, testInfo) => {
  const suite = inlineSuite(testInfo, body)
  const server = await connect(
    startPlaywright(testInfo, ['test-server', '--config', suite.config], suite.environment),
    page,
  )
  const { report } = await server.call<{ report: { method: string; params: object }[] }>('listTests')
  const titles = new Map(
    [...JSON.stringify(report).matchAll(/"testId":"([^"]+)","title":"([^"]+)"/g)].map(([, id = '', title = '']) => [
      id,
      title,
    ]),
  )
  // As the extension runs tests: without the reporters of the config
  const results = await server.run({ disableConfigReporters: true })
  expect(
    Object.fromEntries(
      results.map(({ testId, status, expectedStatus }) => [
        idOf(titles.get(testId) ?? ''),
        status === expectedStatus ? (status === 'skipped' ? 'skipped' : 'expected') : 'unexpected',
      ]),
    ),
  ).toEqual(outcomes)
})

const idOf = (title: string) => title.replace('the sentence of ', '')
const outcomeIn = (testcase: string) =>
  /<(failure|error)\b/.test(testcase) ? 'unexpected' : testcase.includes('<skipped') ? 'skipped' : 'expected'
