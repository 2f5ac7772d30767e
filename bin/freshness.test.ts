import { expect, test } from '@playwright/test'
import { cellsOf, type Row } from '../e2e/tables/cells'
import { table } from '../e2e/freshness/table'
import { viewProbes } from '../e2e/tables/views'

// A mistake in the freshness table keeps its file from loading, so that no run starts with it.

const [first] = table.rows as [Row]
const wrong: [string, Row[], string][] = [
  [
    'a combination that has no verdict and that no rule leaves out',
    table.rows.slice(1),
    'fresh/get-query/response/immediately has no verdict, and no rule leaves it out',
  ],
  [
    'a verdict for a combination that a rule leaves out',
    [...table.rows, ['api-route', 'after-focus', 'fresh']],
    'fresh/get-query/api-route/after-focus has a verdict, though',
  ],
  ['two rows with the same view and moment', [...table.rows, first], 'response immediately has two rows'],
]
for (const [name, rows, message] of wrong) {
  test(`${name} is an error`, () => {
    expect(() => cellsOf({ ...table, rows })).toThrow(message)
  })
}

test('a view that is read after a poll, but whose page does not poll, is an error', () => {
  const probe = viewProbes['use-session']
  const { pages } = probe
  probe.pages = {}
  try {
    expect(() => cellsOf(table)).toThrow('fresh/get-query/use-session/after-poll has no page that polls')
  } finally {
    probe.pages = pages
  }
})
