import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type TestInfo } from '@playwright/test'
import { baselineText } from '../report/baseline'
import type { Results } from '../schema/results'
import { publishedText, readPublished } from '../report/published'
import { specDocument } from '../report/spec-document'
import { aRun, aSpec, subject } from '../report/sample-results'
import { isCurrent } from './spec'
import { publishedFile } from '../run/paths'
import { runCommand, stopAll } from '../run/test-commands'

test.afterEach(stopAll)

/** Runs the command on these results, with a baseline of two specs. */
async function runSpec(testInfo: TestInfo, results: Results, file: string) {
  const latest = testInfo.outputPath('out', 'latest')
  mkdirSync(latest, { recursive: true })
  writeFileSync(join(latest, 'results.json'), JSON.stringify(results))
  writeFileSync(testInfo.outputPath('baseline.json'), baselineText(full))
  return runCommand(testInfo, 'spec', ['--to', file], { SESSION_SPEC_BASELINE: testInfo.outputPath('baseline.json') })
}

const full = aRun([aSpec('one'), aSpec('two')])

test('a full run is written to the document: exit 0', async ({}, testInfo) => {
  const file = testInfo.outputPath('SPEC.md')
  const { code } = await runSpec(testInfo, full, file)
  expect(code).toBe(0)
  expect(readFileSync(file, 'utf8')).toBe(specDocument(full))
})

const rejected: [string, Results, string][] = [
  ['a run with a spec missing', aRun([aSpec('one')]), 'is not from a full run: two did not run'],
  ['a run with a spec that did not run', aRun([aSpec('one'), aSpec('two', { status: 'not run' })]), 'two did not run'],
  ['a run that is not complete', { ...full, complete: false }, 'is not from a full run. Expected a run of all specs'],
  ['a run with an older schema', { ...full, schema: 1 as 5 }, 'has schema version 1, which is too old'],
]
for (const [name, results, message] of rejected) {
  test(`${name}: exit 2`, async ({}, testInfo) => {
    const { code, output } = await runSpec(testInfo, results, testInfo.outputPath('SPEC.md'))
    expect(output).toContain(message)
    expect(code).toBe(2)
  })
}

test('a document is current while its specs match the run, whatever the versions and line endings', async ({}, testInfo) => {
  const file = testInfo.outputPath('SPEC.md')
  expect(isCurrent(full, file)).toBe(false)
  writeFileSync(file, specDocument(full).replaceAll('\n', '\r\n'))
  expect(isCurrent(full, file), 'without its picture').toBe(false)
  await runSpec(testInfo, full, testInfo.outputPath('written', 'SPEC.md'))
  copyFileSync(testInfo.outputPath('written', 'table.svg'), testInfo.outputPath('table.svg'))
  expect(isCurrent(full, file), 'without its upgrade guide').toBe(false)
  copyFileSync(testInfo.outputPath('written', 'UPGRADE.md'), testInfo.outputPath('UPGRADE.md'))
  expect(isCurrent(full, file)).toBe(true)
  expect(isCurrent(aRun([aSpec('one')]), file)).toBe(false)
  const onNext17 = { ...subject, versions: { ...subject.versions, next: '17.0.0' } }
  expect(isCurrent({ ...full, subjects: [onNext17] }, file)).toBe(true)
  writeFileSync(file, specDocument(full).replace(/^Versions of this run: .*$/m, ''))
  expect(isCurrent(full, file)).toBe(false)
})

test('a verdict of the published matrix that is turned round makes the upgrade guide outdated', async ({}, testInfo) => {
  const file = testInfo.outputPath('written', 'SPEC.md')
  await runSpec(testInfo, full, file)
  expect(isCurrent(full, file)).toBe(true)
  const published = readPublished(publishedFile)
  const turned = testInfo.outputPath('matrix.json')
  const [newest, id] = [published.columns.length - 1, 'fresh/update-data/proxy/immediately']
  const specs = published.specs.map((spec) =>
    spec.id === id
      ? { ...spec, outcomes: spec.outcomes.with(newest, { status: 'held', verdict: 'stale', why: '' }) }
      : spec,
  )
  writeFileSync(turned, publishedText({ ...published, specs }))
  expect(isCurrent(full, file, turned)).toBe(false)
})
