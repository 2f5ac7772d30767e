import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type TestInfo } from '@playwright/test'
import { baselineText } from '../report/baseline'
import type { Results } from '../report/schema'
import { specDocument } from '../report/spec-document'
import { aRun, aSpec, subject } from '../report/testing'
import { isCurrent } from './spec'
import { runCommand, stopAll } from './testing'

test.afterEach(stopAll)

/** Runs it on this run, with a baseline of two specs. */
async function runSpec(testInfo: TestInfo, results: Results, file: string) {
  const latest = testInfo.outputPath('out', 'latest')
  mkdirSync(latest, { recursive: true })
  writeFileSync(join(latest, 'results.json'), JSON.stringify(results))
  writeFileSync(testInfo.outputPath('baseline.json'), baselineText(whole))
  return runCommand(testInfo, 'spec', ['--to', file], { SESSION_SPEC_BASELINE: testInfo.outputPath('baseline.json') })
}

const whole = aRun([aSpec('one'), aSpec('two')])

test('a whole run is written down: exit 0', async ({}, testInfo) => {
  const file = testInfo.outputPath('SPEC.md')
  const { code } = await runSpec(testInfo, whole, file)
  expect(code).toBe(0)
  expect(readFileSync(file, 'utf8')).toBe(specDocument(whole))
})

const refused: [string, Results, string][] = [
  ['one with a spec missing', aRun([aSpec('one')]), 'is not of a whole run: two did not run'],
  ['one with a spec not run', aRun([aSpec('one'), aSpec('two', { status: 'not run' })]), 'two did not run'],
  ['one that was cut short', { ...whole, complete: false }, 'is not of a whole run. Expected one of all specs'],
  ['an older one', { ...whole, schema: 1 as 3 }, 'is of schema 1, an older one'],
]
for (const [name, results, message] of refused) {
  test(`not a whole run, ${name}: exit 2`, async ({}, testInfo) => {
    const { code, output } = await runSpec(testInfo, results, testInfo.outputPath('SPEC.md'))
    expect(output).toContain(message)
    expect(code).toBe(2)
  })
}

test('a document is current while it says what the specs say, whatever the versions and the ends of its lines', async ({}, testInfo) => {
  const file = testInfo.outputPath('SPEC.md')
  expect(isCurrent(whole, file)).toBe(false)
  writeFileSync(file, specDocument(whole).replaceAll('\n', '\r\n'))
  expect(isCurrent(whole, file)).toBe(true)
  expect(isCurrent(aRun([aSpec('one')]), file)).toBe(false)
  const onNext17 = { ...subject, versions: { ...subject.versions, next: '17.0.0' } }
  expect(isCurrent({ ...whole, subjects: [onNext17] }, file)).toBe(true)
  writeFileSync(file, specDocument(whole).replace(/^All of it was run on .*$/m, ''))
  expect(isCurrent(whole, file)).toBe(false)
})
