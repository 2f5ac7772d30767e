import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { baselineText } from '../report/baseline'
import { aRun, aSpec } from '../report/sample-results'
import { writeBaseline } from '../run/baseline'

const run = aRun([aSpec('one')])

test('a full run in which everything is as specified becomes the baseline', async ({}, testInfo) => {
  const file = testInfo.outputPath('baseline.json')
  expect(writeBaseline(file, run, 0)).toBe(0)
  expect(readFileSync(file, 'utf8')).toBe(baselineText(run))
})

const rejected: [string, typeof run, 0 | 1 | 3, number][] = [
  ['specs differ', aRun([aSpec('one', { status: 'differs' })]), 1, 1],
  ['the environment failed', run, 3, 3],
  ['the run is not complete', aRun([aSpec('one')], { complete: false }), 0, 3],
  ['a spec did not run', aRun([aSpec('one', { status: 'not run' })]), 0, 3],
]
for (const [name, results, before, after] of rejected) {
  test(`the baseline is not written when ${name}`, async ({}, testInfo) => {
    const file = testInfo.outputPath('baseline.json')
    expect(writeBaseline(file, results, before)).toBe(after)
    expect(existsSync(file)).toBe(false)
  })
}
