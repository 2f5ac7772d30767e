import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { readBaseline } from '../baseline'
import { bookHtml } from '../book/index'
import { withCures } from '../cures'
import { aCell, aRun, aSpec } from '../sample-results'
import type { TableName } from '../tables'
import type { Moment, View } from '../../schema/table'
import { answersOf } from './answers'
import { causeOf, causes } from './causes'
import { reports } from './reports'

const { specs } = readBaseline(join(__dirname, '..', 'baseline.json'))
const ids = new Set(specs.map(({ id }) => id))

test('every spec that a cause or a report names exists', () => {
  const named = [
    ...causes.flatMap(({ shownBy }) => shownBy),
    ...reports.flatMap((one) => ('specs' in one ? one.specs : [])),
  ]
  expect(named.filter((id) => !ids.has(id))).toEqual([])
})

test('every cell of today that is not fresh has a cause', () => {
  const unexplained = specs.filter(({ id, verdict }) => {
    const [table, path = '', view, moment] = id.split('/')
    if (verdict === null || verdict === 'fresh') return false
    return !causeOf({
      table: table as TableName,
      path,
      view: view as View,
      moment: moment as Moment,
      verdict,
    })
  })
  expect(unexplained.map(({ id }) => id)).toEqual([])
})

test('every report has its own id and a place, and is in the book, with its specs or as open', () => {
  expect(new Set(reports.map(({ id }) => id)).size).toBe(reports.length)
  const html = bookHtml(aRun([aSpec('a')]))
  for (const report of reports) {
    expect(report.where.length, report.id).toBeGreaterThan(0)
    expect(html).toContain(`id="_report-${report.id}"`)
  }
  expect(html.match(/Not answered yet/g) ?? []).toHaveLength(reports.filter((one) => 'answered' in one).length)
})

test('texts of causes and reports are sentences', () => {
  const texts = [
    ...causes.map(({ text }) => text),
    ...reports.flatMap((one) => [one.sees, one.cause, one.cure, 'open' in one ? one.open : null]),
  ].filter((text): text is string => typeof text === 'string')
  expect(
    texts.filter((text) => !/^[\p{Lu}\d]|^[a-z]+[A-Z(]/u.test(text) || !text.endsWith('.') || /;/.test(text)),
  ).toEqual([])
})

test('an answer has the moments at which a view is not fresh, with their cause, cure and cost', () => {
  const at = (moment: Moment, verdict: 'stale' | 'fresh', rest = {}) =>
    aCell({ path: 'get-query', view: 'use-session', moment }, verdict, rest)
  const entry = (lane: string, kind: 'landed' | 'response' | 'check', text: string) => ({ at: 0, lane, kind, text })
  const focused = at('after-focus', 'fresh', {
    timeline: [
      entry('server', 'response', 'GET /api/auth/session?companyId=globex → 200'),
      entry('spec', 'landed', 'the update has landed'),
      entry('server', 'response', 'GET /api/auth/session → 200'),
      entry('spec', 'check', 'as expected'),
    ],
  })
  const run = aRun(
    withCures([
      at('after-link', 'stale'),
      at('a-day-later', 'stale'),
      at('immediately', 'stale'),
      focused,
      aCell({ path: 'get-query', view: 'get-session', moment: 'immediately' }, 'fresh'),
      aSpec('a'),
    ]),
  )
  const cure = { spec: focused.id, moment: 'after-focus' }
  const cost = { words: 'nothing', requests: ['GET /api/auth/session'] }
  expect(answersOf(run)).toMatchObject([
    {
      table: 'fresh',
      path: 'get-query',
      view: 'use-session',
      findings: [
        {
          moments: [{ moment: 'immediately' }, { moment: 'a-day-later' }],
          cause: { text: /this change does not make/ },
          cure,
          cost,
        },
        { moments: [{ moment: 'after-link' }], cause: { text: /stays mounted/ }, cure, cost },
      ].map((finding) => ({ ...finding, cause: { text: expect.stringMatching(finding.cause.text) } })),
    },
  ])
})
