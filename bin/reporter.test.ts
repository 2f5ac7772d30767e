import { expect, test } from '@playwright/test'
import { runInline } from './testing'

const holding = `await expect(reading(timeline, { company: 'acme' })).toShow({ company: 'acme' })`
const mismatching = `await expect(reading(timeline, { company: 'acme' })).toShow({ company: 'globex' })`
const one = (body: string, meta = '') =>
  `test('a sentence', spec({ id: 'one', source: article('useSession')${meta} }), async ({ timeline }) => { ${body} })`

test('a spec whose matchers agree is held', async ({}, testInfo) => {
  const { code, results } = await runInline(testInfo, one(holding))
  expect(code).toBe(0)
  expect(results?.specs).toMatchObject([
    { id: 'one', status: 'held', expected: '{"company":"acme"}', observed: '{"company":"acme"}', runs: 1 },
  ])
})

test('a mismatch differs, and says what was expected and observed, with a diff and the timeline', async ({}, testInfo) => {
  const { code, results, counts, output } = await runInline(testInfo, one(mismatching))
  expect(code).toBe(1)
  expect(counts).toEqual({
    passed: 0,
    failed: [expect.stringMatching(/^one\n +Error: a reading does not show what it should/)],
    skipped: 0,
  })
  expect(results?.specs).toMatchObject([
    { status: 'differs', expected: '{"company":"globex"}', observed: '{"company":"acme"}' },
  ])
  expect(output).toContain('a reading does not show what it should')
  expect(output).toMatch(/- +"company": "globex"[\s\S]*\+ +"company": "acme"/)
  expect(output).toContain('Timeline:')
})

test('outside its range a spec that mismatches is known to fail', async ({}, testInfo) => {
  const { code, results } = await runInline(testInfo, one(mismatching, `, holds: { 'next-auth': '<4.21.0' }`))
  expect(code).toBe(0)
  expect(results?.specs).toMatchObject([
    { status: 'known to fail', reason: expect.stringContaining('is outside <4.21.0') },
  ])
})

test('outside its range a spec that holds differs: its range has gone stale', async ({}, testInfo) => {
  const { code, results } = await runInline(testInfo, one(holding, `, holds: { 'next-auth': '<4.21.0' }`))
  expect(code).toBe(1)
  expect(results?.specs).toMatchObject([{ status: 'differs', reason: expect.stringContaining('correct its range') }])
})

test('outside its range a spec that breaks otherwise differs', async ({}, testInfo) => {
  const { code, results } = await runInline(
    testInfo,
    one(`throw new TypeError('a broken fixture')`, `, holds: { 'next-auth': '<4.21.0' }`),
  )
  expect(code).toBe(1)
  expect(results?.specs).toMatchObject([{ status: 'differs', reason: expect.stringContaining('broke otherwise') }])
})

test('a mismatch does not hide another error outside the range', async ({}, testInfo) => {
  const body = one(
    `try { ${mismatching} } catch {} throw new TypeError('a broken fixture')`,
    `, holds: { 'next-auth': '<4.21.0' }`,
  )
  const { code, results } = await runInline(testInfo, body)
  expect(code).toBe(1)
  expect(results?.specs).toMatchObject([{ status: 'differs' }])
})

test('a prerelease counts for a range', async ({}, testInfo) => {
  const body = one(holding, `, holds: { 'next-auth': '>=5.0.0-beta.20 <6.0.0-0' }`)
  const { results } = await runInline(testInfo, body, { versions: { 'next-auth': '5.0.0-beta.32' } })
  expect(results?.specs).toMatchObject([{ status: 'held' }])
})

test('a spec that needs a surface which is not there is not in this version', async ({}, testInfo) => {
  const { code, results } = await runInline(testInfo, one(mismatching, `, needs: ['update()']`), { surfaces: [] })
  expect(code).toBe(0)
  expect(results?.specs).toMatchObject([{ status: 'not in this version', reason: 'this version has no update()' }])
})

test('a spec without id and source fails collection', async ({}, testInfo) => {
  const { faults, results } = await runInline(testInfo, `test('a sentence', async ({ timeline }) => { ${holding} })`)
  expect(faults).toMatchObject([{ exitCode: 2, message: expect.stringContaining('has no id and no source') }])
  expect(results).toBeUndefined()
})

test('a double id fails collection and names both places', async ({}, testInfo) => {
  const { faults } = await runInline(
    testInfo,
    `${one(holding)}\n${one(holding).replace('a sentence', 'another sentence')}`,
  )
  expect(faults).toMatchObject([
    {
      exitCode: 2,
      message: expect.stringMatching(/inline\.spec\.ts:4: the id one is taken by .*inline\.spec\.ts:3/),
    },
  ])
})

test('a range that is none fails collection', async ({}, testInfo) => {
  const { faults } = await runInline(testInfo, one(holding, `, holds: { 'next-auth': 'before 4.21' }`))
  expect(faults).toMatchObject([{ exitCode: 2, message: expect.stringContaining('is no semver range') }])
})

test('an id that is not kebab-case fails collection', async ({}, testInfo) => {
  const { faults } = await runInline(testInfo, one(holding).replace(`'one'`, `'One Id'`))
  expect(faults).toMatchObject([{ exitCode: 2, message: expect.stringContaining('"One Id" is not kebab-case') }])
})

test('only the wanted ids run; an unknown one is answered with the nearest', async ({}, testInfo) => {
  const body = `${one(holding)}\n${one(mismatching).replace(`'one'`, `'two'`).replace('a sentence', 'b')}`
  const wanted = await runInline(testInfo, body, { only: 'one' })
  expect(wanted.results?.specs.map(({ id }) => id)).toEqual(['one'])
  const unknown = await runInline(testInfo, body, { only: 'ona' })
  expect(unknown.faults).toMatchObject([{ exitCode: 2, message: expect.stringContaining('ona: did you mean one') }])
})

test('a spec that holds in one run and not in the next differs: there are no flaky ones', async ({}, testInfo) => {
  const body = one(`const company = test.info().repeatEachIndex === 0 ? 'acme' : 'globex'
    await expect(reading(timeline, { company })).toShow({ company: 'acme' })`)
  const { code, results } = await runInline(testInfo, body, { args: ['test', '--repeat-each=2'] })
  expect(code).toBe(1)
  expect(results?.specs).toMatchObject([{ status: 'differs', runs: 2, observed: '{"company":"globex"}' }])
})

test('shards, merged by Playwright, are one run', async ({}, testInfo) => {
  const two = one(mismatching, `, holds: { 'next-auth': '<4.21.0' }`).replace(`'one'`, `'two'`)
  const three = one(holding, `, needs: ['update()']`).replace(`'one'`, `'three'`)
  const body = [one(holding), two, three]
    .map((text, index) => text.replace('a sentence', `sentence ${index}`))
    .join('\n')
  for (const shard of ['1/2', '2/2'])
    await runInline(testInfo, body, { args: ['test', '--fully-parallel', `--shard=${shard}`], surfaces: [] })
  const { code, results } = await runInline(testInfo, body, {
    args: ['merge-reports', testInfo.outputPath('blobs')],
    surfaces: [],
  })
  expect(code).toBe(0)
  expect(results).toMatchObject({ complete: true })
  expect(results?.specs.map(({ id, status }) => [id, status])).toEqual([
    ['one', 'held'],
    ['two', 'known to fail'],
    ['three', 'not in this version'],
  ])
})

test('a browser that strays to another host fails its spec', async ({}, testInfo) => {
  const body = `test('a sentence', spec({ id: 'one', source: article('useSession') }), async ({ tab }) => {
    await tab.open('profile')
    await tab.page.evaluate(() => fetch('http://example.com/').catch(() => undefined))
  })`
  const { code, results } = await runInline(testInfo, body)
  expect(code).toBe(1)
  expect(results?.specs).toMatchObject([
    {
      status: 'differs',
      reason: expect.stringContaining('A page tried to leave the machine: http://example.com/'),
    },
  ])
})

test('a server that strays to another host fails the spec that made it', async ({}, testInfo) => {
  // 192.0.2.0/24 is for documentation: nobody is there, and nothing is sent
  const body = `const strayed = test.extend({ companyApiServer: [async ({}, use) => use({ url: 'http://192.0.2.1', reset() {}, add() {} }), { scope: 'worker' }] })
  strayed('a sentence', spec({ id: 'one', source: article('useSession') }), async ({ tab }) => {
    await tab.open('profile')
    await tab.update.byQuery({ companyId: 'globex' })
  })`
  const { code, results } = await runInline(testInfo, body)
  expect(code).toBe(1)
  expect(results?.specs).toMatchObject([
    { status: 'differs', reason: expect.stringContaining('tried to leave the machine: 192.0.2.1:80') },
  ])
})
