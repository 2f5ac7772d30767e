import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { writeWhole } from '../schema/files'
import { aCell, aRun, aSpec } from '../report/sample-results'
import { root } from '../run/paths'
import { publishedText, withRuns } from '../report/published'
import { checkPublished, sumParts } from './test'

test('failures are listed, and a part that exits with an error but has no failed test counts as failed itself', () => {
  const parts = [
    { name: 'Lint', exitCode: 1, counts: undefined },
    { name: 'Format', exitCode: 0, counts: undefined },
    {
      name: 'The harness’s own tests',
      exitCode: 1,
      counts: { passed: 2, failed: ['a test\n    said why'], skipped: 0 },
    },
    { name: 'The gate', exitCode: 1, counts: { passed: 3, failed: [], skipped: 1 } },
  ]
  expect(sumParts(parts)).toEqual({
    passed: 5,
    failed: [
      'Lint: ended with exit code 1, see above',
      'a test\n    said why',
      'The gate: ended with exit code 1, see above',
    ],
    skipped: 1,
  })
})

test('a verdict of the published matrix that is turned round is a failure, with what was published and what is seen', ({}, testInfo) => {
  const cell = { path: 'update-data', view: 'proxy', moment: 'immediately' } as const
  const file = testInfo.outputPath('matrix.json')
  const text = publishedText(withRuns({ columns: [], specs: [] }, [aRun([aSpec('one'), aCell(cell, 'stale')])]))
  const run = aRun([aSpec('one'), aCell(cell, 'stale')])
  writeWhole(file, text)
  expect(checkPublished([run, undefined], file)).toMatchObject({ exitCode: 0, counts: { passed: 1, failed: [] } })

  writeWhole(file, text.replace('"verdict":"stale"', '"verdict":"fresh"'))
  const { exitCode, counts } = checkPublished([run, undefined], file)
  expect(counts?.failed.join()).toContain('| published: fresh | now: stale')
  expect(exitCode).toBe(1)
})

test('CI prints the failures of npm test and of a gate run, and one line that adds up their counts', ({}, testInfo) => {
  const file = (name: string, value: object) => {
    writeWhole(testInfo.outputPath(name), JSON.stringify(value))
    return testInfo.outputPath(name)
  }
  const run = aRun([aSpec('one'), aSpec('two', { status: 'differs', reason: 'it was stale' })])
  const sum = (...files: string[]) =>
    spawnSync(process.execPath, [join(root, '.ci', 'sum.mjs'), ...files], { encoding: 'utf8' }).stdout
  const whole = file('test.json', { passed: 5, failed: ['a test\n    said why'] })
  expect(sum(whole, file('results.json', run))).toBe(
    '\nWhat failed:\n\na test\n    said why\n\ntwo\n    it was stale\n\n6 passed, 2 failed\n',
  )
  expect(sum(file('good.json', { passed: 5, failed: [] }), 'nowhere.json')).toBe('5 passed, 0 failed\n')
})
