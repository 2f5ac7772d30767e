import { expect, test } from '@playwright/test'
import { resultsIn } from './read'
import { curesOf, withCures } from './cures'
import { aCell, aRun, aSpec } from './sample-results'
import { tableCellOf } from './tables'
import type { OtherCell, SpecResult } from '../schema/results'
import type { Moment, Verdict, View } from '../schema/table'

const id = (view: View, moment: Moment) => `fresh/get-query/${view}/${moment}`
const cell = (view: View, moment: Moment, verdict: Verdict, rest: Partial<SpecResult> = {}) =>
  aCell({ path: 'get-query', view, moment }, verdict, rest)
const staleNow = cell('use-session', 'immediately', 'stale')
const cureOf = (specs: SpecResult[], { id: stale }: SpecResult) => curesOf(specs).get(stale)

test('the cheapest moment at which the same view is fresh is the cure', () => {
  const later = (['in-new-tab', 'after-reload', 'after-poll', 'after-focus'] as const).map((moment) =>
    cell('use-session', moment, 'fresh'),
  )
  expect(cureOf([staleNow, ...later], staleNow)).toEqual({
    spec: id('use-session', 'after-focus'),
    moment: 'after-focus',
  })
  expect(cureOf([staleNow, ...later.slice(0, 2)], staleNow)?.moment).toBe('after-reload')
})

test('a view already on screen is also cured by loading it again', () => {
  const onScreen = cell('server-component-on-screen', 'immediately', 'stale')
  const reloaded = cell('server-component', 'after-reload', 'fresh')
  const refreshed = cell('server-component-on-screen', 'after-router-refresh', 'fresh')
  expect(cureOf([onScreen, reloaded], onScreen)).toEqual({ spec: reloaded.id, moment: 'after-reload' })
  expect(cureOf([onScreen, reloaded, refreshed], onScreen)?.moment).toBe('after-router-refresh')
})

for (const [what, candidate] of [
  ['held, but was not observed', { ...cell('use-session', 'after-focus', 'fresh'), cell: null }],
  ['differs', cell('use-session', 'after-focus', 'fresh', { status: 'differs' })],
  ['is stale, too', cell('use-session', 'after-focus', 'stale')],
  ['is another view', cell('use-session-without-prop', 'after-focus', 'fresh')],
  [
    'belongs to another update path',
    aCell({ path: 'update-data', view: 'use-session', moment: 'after-focus' }, 'fresh'),
  ],
  ['is only time', cell('use-session', 'a-day-later', 'fresh')],
  ['is at the same moment in another subject', cell('use-session', 'after-focus', 'fresh', { subject: 'v5-jwt' })],
] as const) {
  test(`a cell that ${what} is no cure`, () => {
    expect(cureOf([staleNow, candidate], staleNow)).toBe(null)
  })
}

test('what left the view stale is not its cure, nor is another moment of the same kind', () => {
  const prefetched = cell('server-component', 'after-prefetched-link', 'stale')
  const link = cell('server-component', 'after-link', 'fresh')
  const reload = cell('server-component', 'after-reload', 'fresh')
  expect(cureOf([prefetched, link], prefetched)).toBe(null)
  expect(cureOf([prefetched, link, reload], prefetched)?.moment).toBe('after-reload')
})

test('results have the cure of each stale cell, in every table, and of no other cell', () => {
  const otherCell = (moment: Moment, verdict: Verdict): SpecResult => {
    const other: OtherCell = { table: 'sign-out', path: 'cookie-deleted', view: 'use-session', moment, verdict }
    return aSpec(`sign-out/cookie-deleted/use-session/${moment}`, { otherCell: { ...other, observed: verdict } })
  }
  const specs = withCures([
    staleNow,
    cell('get-session', 'immediately', 'fresh'),
    otherCell('immediately', 'stale'),
    otherCell('after-focus', 'fresh'),
    aSpec('not-a-cell'),
  ])
  expect(specs.map((spec) => tableCellOf(spec)?.cell.cure)).toEqual([
    null,
    undefined,
    { spec: 'sign-out/cookie-deleted/use-session/after-focus', moment: 'after-focus' },
    undefined,
    undefined,
  ])
  expect(resultsIn(aRun(specs), 'results.json').specs).toEqual(specs)
})

test('the cures of what is specified come from the expected verdicts', () => {
  const unobserved = (moment: Moment, verdict: Verdict) =>
    cell('use-session', moment, verdict, {
      cell: { path: 'get-query', view: 'use-session', moment, verdict, observed: null },
    })
  const specs = [unobserved('immediately', 'stale'), unobserved('after-focus', 'fresh')]
  expect(curesOf(specs).size).toBe(0)
  expect(curesOf(specs, ({ verdict }) => verdict).get(staleNow.id)?.moment).toBe('after-focus')
})
