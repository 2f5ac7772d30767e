import { writeFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import {
  disagreements,
  disagreementsText,
  nameOfColumn,
  publishedText,
  readPublished,
  withRuns,
  type Published,
} from './published'
import { aCell, aRun, aSpec, subject } from './sample-results'
import type { Results, SpecResult } from '../schema/results'

/** A run on these versions. */
function on(nextAuth: string, specs: SpecResult[], rest: Partial<Results> = {}): Results {
  const versions = { ...subject.versions, 'next-auth': nextAuth }
  return aRun(specs, { subjects: [{ ...subject, versions }], ...rest })
}

const nothing: Published = { columns: [], specs: [] }
const cell = { path: 'update-data', view: 'proxy', moment: 'immediately' } as const
const cellId = 'fresh/update-data/proxy/immediately'
const older = on('4.20.1', [aSpec('one'), aCell(cell, 'stale', { title: 'the proxy is stale now' })])
const newer = on('4.24.15', [
  aSpec('one', { status: 'known to fail', reason: 'outside <4.21.0' }),
  aCell(cell, 'fresh', { title: 'the proxy is fresh now' }),
])
const both = withRuns(nothing, [newer, older])

test('a column for each subject, in the order of their versions, and a title without the verdict', () => {
  expect(both.columns.map(nameOfColumn)).toEqual([
    'next-auth 4.20.1, next 16.4.6, react 19.3.1, Node 20',
    'next-auth 4.24.15, next 16.4.6, react 19.3.1, Node 20',
  ])
  expect(both.columns.map(({ date }) => date)).toEqual(['2026-01-01', '2026-01-01'])
  expect(both.specs).toEqual([
    {
      id: cellId,
      title: 'the proxy now',
      outcomes: [
        { status: 'held', verdict: 'stale', why: '' },
        { status: 'held', verdict: 'fresh', why: '' },
      ],
    },
    {
      id: 'one',
      title: 'the sentence of one',
      outcomes: [
        { status: 'held', verdict: null, why: '' },
        { status: 'known to fail', verdict: null, why: 'outside <4.21.0' },
      ],
    },
  ])
})

test('what is written can be read', ({}, testInfo) => {
  const file = testInfo.outputPath('matrix.json')
  writeFileSync(file, publishedText(both))
  expect(readPublished(file)).toEqual(both)
})

test('a run of all specs replaces its column, with what it no longer has; a run of some specs replaces only these', () => {
  const whole = withRuns(both, [on('4.24.15', [aSpec('two')], { startedAt: '2026-02-02T00:00:00.000Z' })])
  expect(whole.specs.map(({ id, outcomes }) => [id, ...outcomes.map((one) => one?.status)])).toEqual([
    [cellId, 'held', undefined],
    ['one', 'held', undefined],
    ['two', undefined, 'held'],
  ])
  expect(whole.columns.map(({ date }) => date)).toEqual(['2026-01-01', '2026-02-02'])

  const part = withRuns(both, [on('4.24.15', [aSpec('one')], { total: 2, startedAt: '2026-02-02T00:00:00.000Z' })])
  expect(part.specs.map(({ id, outcomes }) => [id, ...outcomes.map((one) => one?.status)])).toEqual([
    [cellId, 'held', 'held'],
    ['one', 'held', 'held'],
  ])
  expect(part.columns.map(({ date }) => date)).toEqual(['2026-01-01', '2026-01-01'])
})

test('another major of Node is another column', () => {
  const versions = { ...subject.versions, node: 'v24.1.0' }
  const { columns } = withRuns(both, [aRun([aSpec('one')], { subjects: [{ ...subject, versions }] })])
  expect(columns.map((one) => one.versions.node)).toEqual(['v20.9.0', 'v20.9.0', 'v24.1.0'])
})

for (const [what, run, message] of [
  [
    'in which a spec differs',
    on('4.24.15', [aSpec('one', { status: 'differs' })]),
    'react 19.3.1, Node 20: one (differs)',
  ],
  ['that was interrupted', on('4.24.15', [aSpec('one')], { complete: false }), 'the run is not complete'],
  [
    'with a deliberate fault',
    on('4.24.15', [aSpec('one')], { subjects: [{ ...subject, mutant: { id: 'a/b', intent: 'c' } }] }),
    'ran with the mutant a/b',
  ],
] as const)
  test(`a run ${what} is not published, and neither are the others`, () => {
    expect(() => withRuns(both, [older, run])).toThrow(message)
    expect(() => withRuns(both, [older, run])).toThrow('Nothing was published')
  })

test('a verdict that is turned round is a disagreement', () => {
  expect(disagreements(both, newer)).toEqual([])
  const turned = {
    ...both,
    specs: both.specs.map((spec) => (spec.id === cellId ? { ...spec, outcomes: spec.outcomes.toReversed() } : spec)),
  }
  const found = disagreements(turned, newer) ?? []
  expect(disagreementsText(found)).toBe(`  ${cellId} | the proxy now | published: stale | now: fresh`)
})

test('a run of some specs is compared in these, and a run on versions without a column not at all', () => {
  expect(disagreements(both, on('4.24.15', [aSpec('one')]))).toHaveLength(1)
  expect(disagreements(both, on('4.24.15', [aSpec('new'), aSpec('one', { status: 'not run' })]))).toEqual([])
  expect(disagreements(both, on('4.24.16', [aSpec('one')]))).toBeUndefined()
})

test('a broken file: says which one and what to do', ({}, testInfo) => {
  const file = testInfo.outputPath('matrix.json')
  for (const text of [
    '{}',
    '{',
    publishedText(both).replace('"0 1"', '"0 9"'),
    publishedText(both).replace('"0 1"', '"0"'),
  ]) {
    expect(text).not.toBe(publishedText(both))
    writeFileSync(file, text)
    expect(() => readPublished(file)).toThrow(file)
  }
})
