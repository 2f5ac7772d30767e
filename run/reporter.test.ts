import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { settings } from '../schema/process'
import type { Capability } from '../schema/subject'
import { runInline } from './test-commands'

const matching = `await expect(reading(timeline, { company: 'acme' })).toShow({ company: 'acme' })`
const mismatching = `await expect(reading(timeline, { company: 'acme' })).toShow({ company: 'globex' })`
/** The source text of a spec. */
const aSpec = (id: string, body: string, meta = '') =>
  `test('the sentence of ${id}', spec({ id: '${id}', source: article('useSession')${meta} }), async ({ timeline }) => { ${body} })`
const one = (body: string, meta?: string) => aSpec('one', body, meta)
/** A body with a precondition. */
const after = (first: string, rest = '') =>
  `await timeline.require('The update did not take effect', async () => { ${first} }); ${rest}`
const before421 = `, holds: { 'next-auth': '<4.21.0' }`

test('each spec is judged by the results of its matchers, its version range and its needs', async ({}, testInfo) => {
  const body = [
    aSpec('agrees', matching),
    aSpec('mismatches', mismatching),
    aSpec('outside-mismatches', mismatching, before421),
    aSpec('outside-holds', matching, before421),
    aSpec('outside-breaks', `throw new TypeError('a broken fixture')`, before421),
    aSpec('outside-breaks-too', `try { ${mismatching} } catch {} throw new TypeError('a broken fixture')`, before421),
    aSpec('prerelease-in-range', matching, `, holds: { 'next-auth': '>=5.0.0-beta.20 <6.0.0-0' }`),
    aSpec('lacks-what-it-needs', mismatching, `, needs: ['update()']`),
    aSpec('precondition-unmet', after(mismatching)),
    aSpec('outside-precondition-unmet', after(mismatching), before421),
    aSpec('precondition-met', after(matching, mismatching)),
  ].join('\n')
  const versions = { 'next-auth': '5.0.0-beta.32' }
  const capabilities: Capability[] = ['unstable_update()', 'the session in the App Router']
  const { code, counts, output, results } = await runInline(testInfo, body, { versions, capabilities })
  const precondition = 'The update did not take effect'
  const sentence = `${precondition}: a reading does not show what it should`
  const unmet = `${precondition}: {"company":"acme"}`
  expect(code).toBe(1)
  expect(results?.specs).toMatchObject([
    { id: 'agrees', status: 'held', expected: '{"company":"acme"}', observed: '{"company":"acme"}', runs: 1 },
    { id: 'mismatches', status: 'differs', expected: '{"company":"globex"}', observed: '{"company":"acme"}' },
    { id: 'outside-mismatches', status: 'known to fail', reason: expect.stringContaining('is outside <4.21.0') },
    { id: 'outside-holds', status: 'differs', reason: expect.stringContaining('correct its range') },
    { id: 'outside-breaks', status: 'differs', reason: expect.stringContaining('failed for another reason') },
    { id: 'outside-breaks-too', status: 'differs', reason: expect.stringContaining('failed for another reason') },
    { id: 'prerelease-in-range', status: 'held' },
    { id: 'lacks-what-it-needs', status: 'not in this version', reason: 'this version has no update()' },
    { id: 'precondition-unmet', status: 'differs', observed: unmet, checks: [{ sentence, precondition }] },
    { id: 'outside-precondition-unmet', status: 'known to fail', observed: unmet },
    { id: 'precondition-met', status: 'differs', observed: '{"company":"acme"}' },
  ])
  expect(output).toContain(`Error: ${sentence}`)
  expect(results?.specs[4]?.observed).toMatch(/as needs: \['update\(\)'\]\. Missing here: update\(\), /)
  // A spec that differs is counted with its message: a diff and the timeline
  expect(counts).toMatchObject({ passed: 4, skipped: 1 })
  expect(counts?.failed).toHaveLength(6)
  expect(counts?.failed[0]).toMatch(/^mismatches\n +Error: a reading does not show what it should/)
  expect(output).toMatch(/- +"company": "globex"[\s\S]*\+ +"company": "acme"/)
  expect(output).toContain('Timeline:')
})

test('specs without an id or with a duplicate id fail collection', async ({}, testInfo) => {
  const body = [
    `test('a sentence', async ({ timeline }) => { ${matching} })`,
    one(matching),
    one(matching).replace('the sentence of', 'another sentence of'),
    `for (const word of ['a', 'b']) test(word, spec({ id: 'three', source: article('useSession') }), async () => {})`,
  ].join('\n')
  const { faults, results } = await runInline(testInfo, body)
  expect(faults).toMatchObject([{ exitCode: 2 }])
  for (const problem of [
    /inline\.spec\.ts:3: .* has no id and no source/,
    /inline\.spec\.ts:5: the id one is already used by .*inline\.spec\.ts:4/,
    /inline\.spec\.ts:6: the id three is already used by .*inline\.spec\.ts:6/,
  ])
    expect(faults[0]?.message).toMatch(problem)
  expect(results).toBeUndefined()
})

test('a duplicate id fails collection even if the other file is not loaded', async ({}, testInfo) => {
  const files = {
    'other.spec.ts': `import { article, spec, test } from '../../../fixtures'\n${aSpec('one', '').replace('the', 'another')}`,
  }
  const { faults, results } = await runInline(testInfo, one(matching), { files, args: ['test', 'inline.spec.ts'] })
  expect(faults).toMatchObject([{ exitCode: 2 }])
  expect(faults[0]?.message).toMatch(
    /inline\.spec\.ts:3: the id one is already used by .*other\.spec\.ts:2\. Ids are permanent/,
  )
  expect(results).toBeUndefined()
})

/** Files that do not load: the second line of each, and the message about it. */
const unloadable: Record<string, [string, RegExp]> = {
  'bad-id': [`spec({ id: 'One Id', source: issue(1) })`, /bad-id\.spec\.ts:2\n.*"One Id" is not kebab-case/],
  'no-source': [`spec({ id: 'wanted', source: [] })`, /no-source\.spec\.ts:2\n.*The spec wanted has no source/],
  range: [
    `spec({ id: 'two', source: issue(1), holds: { 'next-auth': '>=4.21.0' } })`,
    /range\.spec\.ts:2\n.*In `holds` of the spec two, ">=4\.21\.0", for next-auth, has no upper bound.*'>=4\.21\.0 <6\.0\.0-0'/,
  ],
  varying: [`varying(1, [{ next: 'old' }, 2])`, /varying\.spec\.ts:2\n.*"old", for next, is not a semver range/],
  needs: [`spec({ id: 'two', source: issue(1), needs: ['updat()'] })`, /needs\.spec\.ts:2\n.*needs "updat\(\)"/],
  helped: [`helped({ id: 'two', source: [] })`, /helped\.spec\.ts:2, in .*helper\.ts:2\n.*The spec two has no source/],
  syntax: [`test('a sentence', () => {`, /SyntaxError: .*syntax\.spec\.ts: Unexpected token \(3:\d+\)/],
}

test('all files that do not load are reported with their locations, whichever spec is requested', async ({}, testInfo) => {
  const header = `import { issue, spec, test, varying } from '../../../fixtures'; import { helped } from './helper'\n`
  const files = Object.fromEntries(
    Object.entries(unloadable).map(([name, [text]]) => [`${name}.spec.ts`, `${header}${text}\n`]),
  )
  files['helper.ts'] = `import { spec } from '../../../fixtures'\nexport const helped = (meta) => spec(meta)\n`
  for (const options of [{ only: 'wanted' }, { args: ['test', '--list'] }]) {
    const { faults, results } = await runInline(testInfo, one(matching), { ...options, files })
    expect(faults).toMatchObject([{ exitCode: 2, message: expect.stringContaining('The specs do not load:') }])
    for (const [, messagePattern] of Object.values(unloadable)) expect(faults[0]?.message).toMatch(messagePattern)
    expect(results).toBeUndefined()
  }
})

test('an error in a helper of several files is reported once, with all locations', async ({}, testInfo) => {
  const files = Object.fromEntries(
    ['a', 'b'].map((name) => [`${name}.spec.ts`, `import { fail } from './helper'\nfail()\n`]),
  )
  files['helper.ts'] = `export const fail = () => {\n  throw new Error('a wrong table')\n}\n`
  const { faults } = await runInline(testInfo, one(matching), { files })
  expect(faults).toHaveLength(1)
  expect(faults[0]?.message).toMatch(
    /a\.spec\.ts:2, in .*helper\.ts:2\n.*b\.spec\.ts:2, in .*helper\.ts:2\n.*a wrong table/,
  )
  expect(faults[0]?.message.split('a wrong table')).toHaveLength(2)
})

test('when ids are requested, only those specs run', async ({}, testInfo) => {
  const body = ['one', 'two', 'three'].map((id) => aSpec(id, matching)).join('\n')
  // --grep leaves specs out before the reporter sees them. The total is known anyway
  const { results } = await runInline(testInfo, body, { only: 'one', args: ['test', '--grep=of (one|two)'] })
  expect(results?.specs.map(({ id }) => id)).toEqual(['one'])
  expect(results?.total).toBe(3)
})

test('a spec that holds in one run and fails in the next gets the status differs, because no spec counts as flaky', async ({}, testInfo) => {
  const body = one(`const company = test.info().repeatEachIndex === 0 ? 'acme' : 'globex'
    await expect(reading(timeline, { company })).toShow({ company: 'acme' })`)
  const { code, results } = await runInline(testInfo, body, {
    args: ['test', '--repeat-each=2'],
    // A run that loads only the files of its specs gets the total from outside
    environment: { [settings.total]: '857' },
  })
  expect(code).toBe(1)
  expect(results).toMatchObject({ total: 857 })
  expect(results?.specs).toMatchObject([{ status: 'differs', runs: 2, observed: '{"company":"globex"}' }])
})

test('a spec fails when its browser or server tries to connect to another host', async ({}, testInfo) => {
  // 192.0.2.0/24 is reserved for documentation: no host has these addresses, and nothing is sent
  const body = `test('a browser', spec({ id: 'browser', source: article('useSession') }), async ({ tab }) => {
    await tab.open('profile')
    await tab.page.evaluate(() => fetch('http://example.com/').catch(() => undefined))
  })
  const strayed = test.extend({ companyApiServer: [async ({}, use) => use({ url: 'http://192.0.2.1', reset() {}, add() {} }), { scope: 'worker' }] })
  strayed('a server', spec({ id: 'server', source: article('useSession') }), async ({ tab }) => {
    await tab.open('profile')
    await tab.update.byQuery({ companyId: 'globex' })
  })
  test('it restarts', spec({ id: 'restart', source: article('useSession') }), async ({ restartableBrowser, timeline }) => {
    await restartableBrowser.restart()
    ${matching}
  })`
  const { code, run, results } = await runInline(testInfo, body)
  expect(code).toBe(1)
  expect(results?.specs).toMatchObject([
    {
      id: 'browser',
      status: 'differs',
      reason: expect.stringContaining('tried to connect to another host: http://example'),
    },
    {
      id: 'server',
      status: 'differs',
      reason: expect.stringContaining('tried to connect to another host: 192.0.2.1:80'),
    },
    { id: 'restart', status: 'held' },
  ])
  // Only failed specs leave a folder. Playwright's own record of the run is in the same place
  const folders = readdirSync(join(run, 'failures')).filter((name) => name !== '.last-run.json')
  expect(folders.sort()).toEqual([
    expect.stringMatching(/^inline-a-browser-/),
    expect.stringMatching(/^inline-a-server-/),
  ])
})
