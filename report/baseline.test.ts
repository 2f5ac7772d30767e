import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { baselineText, differencesFromBaseline, readBaseline, readBehaviours, unknownTo } from './baseline'
import { behavioursOf, diff } from './diff'
import { ResultsError } from './read'
import { aCell, aRun, aSpec } from './testing'

const cell = aCell({ path: 'get-query', view: 'use-session', moment: 'at-once' }, 'stale')
const run = aRun([aSpec('two'), cell, aSpec('one', { status: 'known to fail', reason: 'next-auth is too new' })])

test('it is sorted, has a line for each spec, and nothing that differs from machine to machine', () => {
  expect(baselineText(run)).toBe(`{
  "baseline": 1,
  "subjects": {
    "v4-jwt": {
      "versions": {"next":"16.4.6","next-auth":"4.24.15","react":"19.3.1"},
      "specs": {
        "fresh/get-query/use-session/at-once": {"title":"the sentence of fresh/get-query/use-session/at-once","status":"held","verdict":"stale"},
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
  const [a, b, c] = [readBehaviours(folder), readBehaviours(join(folder, 'results.json')), readBehaviours(file)]
  expect([...diff(a, b), ...diff(b, c), ...diff(c, a)]).toEqual([])
})

test('what a run did not get to is not compared; a partial run adds and removes nothing', () => {
  const baseline = behavioursOf(run)
  const letters = (specs: typeof run.specs, partial: boolean) =>
    differencesFromBaseline(baseline, aRun(specs), partial).map(({ letter, id }) => `${letter} ${id}`)
  expect(letters([aSpec('two', { status: 'not run' }), cell], true)).toEqual([])
  expect(letters([aSpec('two', { status: 'not run' }), cell], false)).toEqual(['D one'])
  expect(letters([aSpec('two', { status: 'differs' }), aSpec('three')], true)).toEqual(['C two'])
})

test('what the baseline does not have is named, where it ran', () => {
  const baseline = behavioursOf(aRun([aSpec('two')]))
  expect(unknownTo(baseline, aRun([aSpec('one'), aSpec('two'), aSpec('three', { status: 'not run' })]))).toEqual([
    'one',
  ])
})

const broken: [string, string, string][] = [
  ['a conflict of a merge', `<<<<<<< HEAD\n${baselineText(run)}`, 'is not JSON'],
  ['something else', '{}', 'is no baseline. Expected a baseline 1. Take it from the history again'],
  ['of another version', '{"baseline":2}', 'is a baseline 2. Expected a baseline 1.'],
  [
    'an unknown status',
    baselineText(run).replace('known to fail', 'fine'),
    'is broken: subjects.v4-jwt.specs.one.status is "fine", expected one of held, differs',
  ],
]
for (const [name, content, message] of broken) {
  test(`a broken baseline, ${name}: the message says what to do`, async ({}, testInfo) => {
    const file = testInfo.outputPath('baseline.json')
    writeFileSync(file, content)
    expect(() => readBaseline(file)).toThrow(ResultsError)
    expect(() => readBaseline(file)).toThrow(message)
  })
}
