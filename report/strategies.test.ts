import { expect, test } from '@playwright/test'
import { bookHtml } from './book/index'
import type { OtherCell, TimelineEntry } from '../schema/results'
import type { Verdict } from '../schema/table'
import { specDocument } from './spec-document'
import { comparisonsOf, costInWords, haveDifferentVerdicts } from './strategies'
import { aCell, aRun, aSpec } from './sample-results'

const request = (url: string) => entry('tab 1', 'request', `GET ${url}`, { method: 'GET', url })
const query = entry('database', 'query', 'select * from sessions')
const landed = entry('spec', 'landed', 'the update has landed')
const check = entry('spec', 'check', 'as expected')
const update = [
  request('/api/auth/session'),
  entry('tab 1', 'update', 'update-data'),
  request('/api/auth/csrf'),
  request('/api/auth/session'),
  query,
  entry('company api', 'company-api', 'GET /companies/globex'),
  check,
]
/** Another tab sends a request before the update is proved to have landed. */
const timeline = [
  ...update,
  request('/api/auth/session'),
  landed,
  query,
  query,
  request('/api/views/api-route'),
  entry('spec', 'clock-before-stale', 'an hour passes'),
  query,
  check,
]

function entry(lane: string, kind: TimelineEntry['kind'], text: string, data?: TimelineEntry['data']): TimelineEntry {
  return { at: 0, lane, kind, text, ...(data && { data }) }
}

function aDatabaseCell(
  cell: Omit<OtherCell, 'verdict' | 'table'>,
  verdict: Verdict,
  observed: Verdict | null = verdict,
) {
  const id = `database/${cell.path}/${cell.view}/${cell.moment}`
  const cellTimeline = cell.view === 'response' ? [...update, landed, check] : timeline
  return aSpec(id, { otherCell: { ...cell, table: 'database', verdict, observed }, timeline: cellTimeline })
}

const elsewhere = { view: 'get-session-on-another-device', moment: 'immediately' } as const
const here = { view: 'get-session', moment: 'immediately' } as const
const run = aRun([
  aDatabaseCell({ path: 'update-data-unwritten', ...here }, 'stale'),
  aDatabaseCell({ path: 'row', ...elsewhere }, 'fresh'),
  aDatabaseCell({ path: 'row', ...here }, 'fresh', null),
  aCell({ path: 'api-route', ...elsewhere }, 'stale'),
  aCell({ path: 'api-route', ...here }, 'fresh'),
])

test('each cell of the database strategy is paired with the JWT cell whose update does the same', () => {
  const comparisons = comparisonsOf(run)
  expect(comparisons.map(({ path, view, jwt, database }) => [path, view, jwt?.observed, database.observed])).toEqual([
    ['row', 'get-session', 'fresh', null],
    ['row', 'get-session-on-another-device', 'stale', 'fresh'],
    ['update-data-unwritten', 'get-session', undefined, 'stale'],
  ])
  // A verdict that was not observed differs from no other
  expect(comparisons.map(haveDifferentVerdicts)).toEqual([false, true, false])
})

test('an update costs what its response cell took, and a read costs what its cell took beyond that, until the first check', () => {
  const response = aDatabaseCell({ path: 'row', view: 'response', moment: 'immediately' }, 'fresh')
  const [first, , second] = comparisonsOf({ ...run, specs: [...run.specs, response] })
  expect(first?.database).toMatchObject({
    update: { queries: 1, auth: 2, api: 1 },
    reading: { queries: 0, auth: 0, api: 0 },
  })
  expect(second?.database.reading).toEqual({ queries: 2, auth: 1, api: 0 })
  // Its timeline has no update
  expect(second?.jwt).toMatchObject({ update: null, reading: null })
  expect(costInWords({ queries: 1, auth: 2, api: 1 })).toBe('1 query, 2 auth requests, 1 company API call')
  expect(costInWords({ queries: 0, auth: 0, api: 0 })).toBe('nothing')
})

test('SPEC.md has both verdicts, and marks where they differ', () => {
  expect(specDocument(run)).toContain(
    [
      '### After a write to the user’s row',
      '',
      '| view and moment | JWT | database |',
      '| - | - | - |',
      '| getSession(), immediately | ● fresh | ● fresh |',
      '| **getSession() on another device, immediately** | **○ stale** | **● fresh** |',
    ].join('\n'),
  )
})

test('the book has the chapter only when the run has cells of the database strategy', () => {
  const html = bookHtml(run)
  expect(html).toContain('JWT or database sessions?')
  expect(html).toContain(
    'Cells that were observed with both strategies: 1. Cells with a different verdict in the database strategy: 1, in bold.',
  )
  expect(bookHtml(aRun([aSpec('a')]))).not.toContain('JWT or database sessions?')
})
