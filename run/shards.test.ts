import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type TestInfo } from '@playwright/test'
import { resultsOf, root, runInline, runPlaywrightCommand, stopAll } from './test-commands'

// Shards are merged by Playwright's own command. They count as the one whole run, or as an error.

test.afterEach(stopAll)

const aSpec = (id: string, company: string, meta = '') =>
  `test('the sentence of ${id}', spec({ id: '${id}', source: article('useSession')${meta} }), async ({ timeline }) => { await expect(reading(timeline, { company: 'acme' })).toShow({ company: '${company}' }) })`
const held = aSpec('one', 'acme')
const knownToFail = aSpec('two', 'globex', `, holds: { 'next-auth': '<4.21.0' }`)
const skipped = aSpec('three', 'acme', `, needs: ['update()']`)
const body = [held, knownToFail, skipped].join('\n')

const shard = (testInfo: TestInfo, number: string, specs = body, versions = {}) =>
  runInline(testInfo, specs, { args: ['test', '--fully-parallel', `--shard=${number}`], capabilities: [], versions })
const merge = (testInfo: TestInfo) =>
  runInline(testInfo, body, { args: ['merge-reports', testInfo.outputPath('blobs')] })

test('merged shards are one run, with every status, and exit with 0', async ({}, testInfo) => {
  await shard(testInfo, '1/2')
  await shard(testInfo, '2/2')
  const { code, output, results } = await merge(testInfo)
  expect(results).toMatchObject({ complete: true, total: 3 })
  expect(results?.specs.map(({ id, status }) => [id, status])).toEqual([
    ['one', 'held'],
    ['two', 'known to fail'],
    ['three', 'not in this version'],
  ])
  expect(output).toMatch(/^1 held, 1 known to fail, 1 not in this version, in /m)
  expect(code).toBe(0)
})

test('merged shards with a spec that differs exit with 1', async ({}, testInfo) => {
  const specs = [held, aSpec('two', 'globex'), skipped].join('\n')
  await shard(testInfo, '1/2', specs)
  await shard(testInfo, '2/2', specs)
  const { code, results } = await merge(testInfo)
  expect(results?.specs.map(({ status }) => status)).toEqual(['held', 'differs', 'not in this version'])
  expect(code).toBe(1)
})

/** What is wrong with a set of shards: how it comes about, and the message. */
const wrong: Record<string, [(testInfo: TestInfo) => Promise<unknown>, RegExp]> = {
  'a missing shard': [(testInfo) => shard(testInfo, '1/2'), /have \d of 3 specs: a shard is missing/],
  'a shard that is merged twice': [
    async (testInfo) => {
      await shard(testInfo, '1/2')
      await shard(testInfo, '1/2')
      await shard(testInfo, '2/2')
    },
    /one is in two of the merged reports/,
  ],
  'shards with different versions': [
    async (testInfo) => {
      await shard(testInfo, '1/2')
      await shard(testInfo, '2/2', body, { next: '15.5.29' })
    },
    /ran on different versions:\n.*next 16.*\n.*next 15\.5\.29/,
  ],
  'shards of different selections': [
    async (testInfo) => {
      await shard(testInfo, '1/2')
      await shard(testInfo, '2/2', [held, knownToFail, aSpec('four', 'acme')].join('\n'))
    },
    /not shards of one run/,
  ],
}
for (const [name, [make, message]] of Object.entries(wrong)) {
  test(`${name}: exit 3`, async ({}, testInfo) => {
    await make(testInfo)
    const { code, faults } = await merge(testInfo)
    expect(faults[0]?.message).toMatch(message)
    expect(code).toBe(3)
  })
}

test('an empty shard: exit 1', async ({}, testInfo) => {
  const { code, faults } = await shard(testInfo, '3/3', held)
  expect(faults[0]?.message).toContain('No spec matched')
  expect(code).toBe(1)
})

test('the commands of docs/shards.yml, as four processes, give the run that one process gives', async ({}, testInfo) => {
  const workflow = readFileSync(join(root, 'docs', 'shards.yml'), 'utf8')
  const commands = [...workflow.matchAll(/run: npx playwright (.*)/g)].map(([, command = '']) => command)
  const [install, shardCommand = '', mergeCommand = ''] = commands
  expect(install).toContain('install')
  const run = (command: string, environment = {}) => runPlaywrightCommand(testInfo, command.split(' '), environment)
  const blobs = testInfo.outputPath('blobs')
  mkdirSync(blobs)
  for (const number of [1, 2, 3, 4]) {
    const command = `${shardCommand.replace('${{ matrix.shard }}', String(number))} --grep=@post-|@get-session-`
    const out = testInfo.outputPath(`out-${number}`)
    await run(command, { SESSION_SPEC_OUT: out })
    for (const file of readdirSync(join(out, 'blob-report'))) cpSync(join(out, 'blob-report', file), join(blobs, file))
  }
  expect(readdirSync(blobs)).toHaveLength(4)
  const { code, output } = await run(mergeCommand.replace('blobs', blobs))
  expect(output).toMatch(/^\d+ of \d+ specs: \d+ held, \d+ known to fail, in /m)
  expect(output).toContain('No difference from report/baseline.json.')
  expect(code).toBe(0)
  const merged = resultsOf(testInfo).specs.map(({ id, status, title }) => ({ id, status, title }))
  await run('test --grep=@post-|@get-session-')
  expect(merged).toEqual(resultsOf(testInfo).specs.map(({ id, status, title }) => ({ id, status, title })))
})
