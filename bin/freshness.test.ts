import { expect, test } from '@playwright/test'
import { cellsOf, type Row } from '../e2e/freshness/cells'
import { table } from '../e2e/freshness/table'

// The freshness table, where it is written wrongly: its file does not load, and the run must not begin.

const [first] = table as [Row]
const wrong: [string, Row[], string][] = [
  [
    'a combination that has neither verdict nor rule',
    table.slice(1),
    'fresh/get-query/response/at-once has no verdict, and no rule leaves it out',
  ],
  [
    'a verdict that a rule leaves out',
    [...table, ['api-route', 'after-focus', 'fresh']],
    'fresh/get-query/api-route/after-focus has a verdict, though',
  ],
  ['two rows of one view and moment', [...table, first], 'response at-once has two rows'],
]
for (const [name, rows, message] of wrong) {
  test(`${name} is refused`, () => {
    expect(() => cellsOf(rows)).toThrow(message)
  })
}
