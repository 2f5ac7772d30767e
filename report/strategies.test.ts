import { expect, test } from '@playwright/test'
import { bookHtml } from './book/index'
import type { DatabaseCell, TimelineEntry, Verdict } from './schema'
import { specDocument } from './spec-document'
import { comparisonsOf, costInWords, differ } from './strategies'
import { aCell, aRun, aSpec } from './testing'

const asked = (url: string) => entry('tab 1', 'request', `GET ${url}`)
const query = entry('database', 'query', 'select * from sessions')
const landed = entry('spec', 'landed', 'the update has landed')
const check = entry('spec', 'check', 'as expected')
const update = [
  asked('/api/auth/session'),
  entry('tab 1', 'update', 'update-data'),
  asked('/api/auth/csrf'),
  asked('/api/auth/session'),
  query,
  entry('company api', 'company-api', 'GET /companies/globex'),
  check,
]
/** Another tab asks before the landing is proved. */
const timeline = [
  ...update,
  asked('/api/auth/session'),
  landed,
  query,
  query,
  asked('/api/views/api-route'),
  entry('spec', 'clock', 'an hour passes'),
  query,
  check,
]

function entry(lane: string, kind: TimelineEntry['kind'], text: string, data?: TimelineEntry['data']): TimelineEntry {
  return { at: 0, lane, kind, text, ...(data && { data }) }
}

function aDatabaseCell(cell: Omit<DatabaseCell, 'verdict'>, verdict: Verdict, observed: Verdict | null = verdict) {
  const id = `database/${cell.path}/${cell.view}/${cell.moment}`
  const own = cell.view === 'response' ? [...update, landed, check] : timeline
  return aSpec(id, { databaseCell: { ...cell, verdict, observed }, timeline: own })
}

const elsewhere = { view: 'get-session-on-another-device', moment: 'at-once' } as const
const here = { view: 'get-session', moment: 'at-once' } as const
const run = aRun([
  aDatabaseCell({ path: 'update-data-unwritten', ...here }, 'stale'),
  aDatabaseCell({ path: 'row', ...elsewhere }, 'fresh'),
  aDatabaseCell({ path: 'row', ...here }, 'fresh', null),
  aCell({ path: 'api-route', ...elsewhere }, 'stale'),
  aCell({ path: 'api-route', ...here }, 'fresh'),
])

test('each cell of the database strategy stands beside the one of JWT whose update does the same', () => {
  const comparisons = comparisonsOf(run)
  expect(comparisons.map(({ path, view, jwt, database }) => [path, view, jwt?.observed, database.observed])).toEqual([
    ['row', 'get-session', 'fresh', null],
    ['row', 'get-session-on-another-device', 'stale', 'fresh'],
    ['update-data-unwritten', 'get-session', undefined, 'stale'],
  ])
  // What was not seen differs from nothing
  expect(comparisons.map(differ)).toEqual([false, true, false])
})

test('the update costs what its own response took, a reading what its cell took besides, up to the first look', () => {
  const response = aDatabaseCell({ path: 'row', view: 'response', moment: 'at-once' }, 'fresh')
  const [first, , second] = comparisonsOf({ ...run, specs: [...run.specs, response] })
  expect(first?.database).toMatchObject({
    update: { queries: 1, auth: 2, api: 1 },
    reading: { queries: 0, auth: 0, api: 0 },
  })
  expect(second?.database.reading).toEqual({ queries: 2, auth: 1, api: 0 })
  // Its timeline has no update
  expect(second?.jwt).toMatchObject({ update: null, reading: null })
  expect(costInWords({ queries: 1, auth: 2, api: 1 })).toBe('1 query, 2 auth requests, 1 call of the company API')
  expect(costInWords({ queries: 0, auth: 0, api: 0 })).toBe('nothing')
})

test('SPEC.md has both verdicts, and marks where they differ', () => {
  expect(specDocument(run)).toContain(
    [
      '### After a write of the person’s row',
      '',
      '| where, and when | JWT | database |',
      '| - | - | - |',
      '| getSession(), at once | ● fresh | ● fresh |',
      '| **getSession() on another device, at once** | **○ stale** | **● fresh** |',
    ].join('\n'),
  )
})

test('the book has the chapter where there are such cells', () => {
  const html = bookHtml(run)
  expect(html).toContain('In the cookie, or in a database?')
  expect(html).toContain(
    'Places that were looked at with both strategies: 1. Seen otherwise with a database: 1, in bold.',
  )
  expect(bookHtml(aRun([aSpec('a')]))).not.toContain('In the cookie, or in a database?')
})
