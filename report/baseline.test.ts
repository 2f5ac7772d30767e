import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { baselineText, differencesFromBaseline, readBaseline, readBehaviors, unknownTo } from './baseline'
import { behaviorsOf, diff } from './diff'
import { ResultsError } from './read'
import { aCell, aRun, aSpec } from './sample-results'

const cell = aCell({ path: 'get-query', view: 'use-session', moment: 'immediately' }, 'stale')
const run = aRun([aSpec('two'), cell, aSpec('one', { status: 'known to fail', reason: 'next-auth is too new' })])

test('a baseline is sorted, has one line per spec, and contains nothing that differs between machines', () => {
  expect(baselineText(run)).toBe(`{
  "baseline": 1,
  "subjects": {
    "v4-jwt": {
      "versions": {"next":"16.4.6","next-auth":"4.24.15","react":"19.3.1"},
      "specs": {
        "fresh/get-query/use-session/immediately": {"title":"the sentence of fresh/get-query/use-session/immediately","status":"held","verdict":"stale"},
        "one": {"title":"the sentence of one","status":"known to fail","verdict":null},
        "two": {"title":"the sentence of two","status":"held","verdict":null}
      }
    }
  }
}
`)
})

test('a run does not differ from its own baseline', async ({}, testInfo) => {
  const file = testInfo.outputPath('baseline.json')
  writeFileSync(file, baselineText(run))
  expect(differencesFromBaseline(readBaseline(file), run, false)).toEqual([])
})

test('a results.json, a run’s folder and a baseline can be compared with each other', async ({}, testInfo) => {
  const folder = testInfo.outputPath('run')
  mkdirSync(folder)
  writeFileSync(join(folder, 'results.json'), JSON.stringify(run))
  const file = testInfo.outputPath('baseline.json')
  writeFileSync(file, baselineText(run))
  const [a, b, c] = [readBehaviors(folder), readBehaviors(join(folder, 'results.json')), readBehaviors(file)]
  expect([...diff(a, b), ...diff(b, c), ...diff(c, a)]).toEqual([])
})

test('specs that did not run are not compared, and a partial run adds and removes nothing', () => {
  const baseline = behaviorsOf(run)
  const letters = (specs: typeof run.specs, partial: boolean) =>
    differencesFromBaseline(baseline, aRun(specs), partial).map(({ letter, id }) => `${letter} ${id}`)
  expect(letters([aSpec('two', { status: 'not run' }), cell], true)).toEqual([])
  expect(letters([aSpec('two', { status: 'not run' }), cell], false)).toEqual(['D one'])
  expect(letters([aSpec('two', { status: 'differs' }), aSpec('three')], true)).toEqual(['C two'])
})

test('specs that ran and that the baseline does not have are listed', () => {
  const baseline = behaviorsOf(aRun([aSpec('two')]))
  const derived = aCell({ path: 'update', view: 'proxy', moment: 'after-link' }, 'fresh', { derivedFrom: cell.id })
  expect(unknownTo(baseline, aRun([derived]))).toEqual([])
  expect(unknownTo(baseline, aRun([aSpec('one'), aSpec('two'), aSpec('three', { status: 'not run' })]))).toEqual([
    'one',
  ])
})

const invalid: [string, string, string][] = [
  ['a merge conflict', `<<<<<<< HEAD\n${baselineText(run)}`, 'is not JSON'],
  ['something else', '{}', 'is not a baseline. Expected baseline version 1. Restore it from Git'],
  ['another version', '{"baseline":2}', 'is baseline version 2. Expected baseline version 1.'],
  [
    'an unknown status',
    baselineText(run).replace('known to fail', 'fine'),
    'is invalid: subjects["v4-jwt"].specs.one.status is "fine", expected one of held, differs',
  ],
]
for (const [name, content, message] of invalid) {
  test(`an invalid baseline, ${name}: the message says what to do`, async ({}, testInfo) => {
    const file = testInfo.outputPath('baseline.json')
    writeFileSync(file, content)
    expect(() => readBaseline(file)).toThrow(ResultsError)
    expect(() => readBaseline(file)).toThrow(message)
  })
}
