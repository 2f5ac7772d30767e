import { expect, test } from '@playwright/test'
import { cells } from '../e2e/freshness/table'
import { keysOf, updatePaths } from '../schema/table'
import { isCoreCell } from '../report/tiers'

test('the core of the freshness table has every update path and every view of the table, and is less than a sixth of the table', () => {
  const core = cells.filter(isCoreCell)
  expect(new Set(core.map(({ path }) => path))).toEqual(new Set(keysOf(updatePaths)))
  expect(new Set(core.map(({ view }) => view))).toEqual(new Set(cells.map(({ view }) => view)))
  expect(core.length / cells.length).toBeLessThan(1 / 6)
})
