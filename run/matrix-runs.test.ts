import { expect, test } from '@playwright/test'
import { aRun } from '../report/sample-results'
import { catalog } from '../subjects/catalog'
import { interruptedText, notRunText, type FinishedRow } from './matrix-runs'

const [row, otherRow] = catalog
if (!row || !otherRow) throw new Error('the catalog is empty')

test('a subject that could not run does not count as done, and is listed', () => {
  const finished: FinishedRow[] = [
    { row, code: 3 },
    { row: otherRow, code: 0, run: { results: aRun([]), cached: false } },
  ]
  expect(interruptedText(finished, 18)).toContain('Interrupted. 1 of 18 subjects are done; npm run matrix continues')
  expect(notRunText(finished)).toBe(
    `\n1 of 2 subjects have no results, see above: next-auth ${row['next-auth']} on next ${row.next} (exit 3)`,
  )
  expect(notRunText(finished.slice(1))).toBe('')
})
