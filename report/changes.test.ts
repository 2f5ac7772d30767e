import { expect, test } from '@playwright/test'
import { changesBetween } from './changes'
import type { Outcome, Published, PublishedColumn } from './published'
import { subject } from './sample-results'

const held: Outcome = { status: 'held', verdict: null, why: '' }
const failing: Outcome = { status: 'known to fail', verdict: null, why: 'outside <5' }
const missing: Outcome = { status: 'not in this version', verdict: null, why: 'this version has no withAuth()' }
const shows = (verdict: Outcome['verdict']): Outcome => ({ status: 'held', verdict, why: '' })

function column(nextAuth: string): PublishedColumn {
  const versions = { ...subject.versions, 'next-auth': nextAuth }
  return { app: nextAuth.startsWith('5') ? 'v5' : 'v4', versions, date: '2026-01-01' }
}

/** Two columns. */
const published = (outcomes: Record<string, [Outcome | null, Outcome | null]>): Published => ({
  columns: [column('4.24.15'), column('5.0.0-beta.32')],
  specs: Object.entries(outcomes).map(([title, pair], index) => ({ id: `spec-${index}`, title, outcomes: pair })),
})

const kindsOf = (outcomes: Record<string, [Outcome | null, Outcome | null]>) => {
  const data = published(outcomes)
  const [from, to] = data.columns as [PublishedColumn, PublishedColumn]
  return changesBetween(data, from, to).changes.map(({ title, kind }) => [kind, title])
}

test('the most serious changes come first; what does not change, or was not measured, is left out', () => {
  expect(
    kindsOf({
      'A link is kept': [held, held],
      'It was measured once': [held, null],
      'withAuth() lets in': [held, missing],
      'A request is sent': [held, failing],
      'A is': [shows('stale'), shows('fresh')],
      'B is': [shows('fresh'), shows('stale')],
      'C is': [shows('fresh'), shows('signed out')],
      'Hazard: anybody is let in': [failing, held],
      'Defense: nobody is let in': [held, failing],
    }),
  ).toEqual([
    ['access', 'C is'],
    ['access', 'Hazard: anybody is let in'],
    ['access', 'Defense: nobody is let in'],
    ['stale', 'B is'],
    ['fresh', 'A is'],
    ['behavior', 'A request is sent'],
    ['versions', 'withAuth() lets in'],
  ])
})

test('a hazard that is gone and a defense that holds now are no danger', () => {
  expect(kindsOf({ 'Hazard: a': [held, failing], 'Defense: b': [failing, held] })).toEqual([
    ['behavior', 'Hazard: a'],
    ['behavior', 'Defense: b'],
  ])
})
