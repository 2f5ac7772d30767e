import { leavingOut, test } from '../../fixtures'
import { cellsOf, leftOut } from './cells'
import { prove } from './prove'
import { table } from './table'

test.describe('Who sees an updated session, and when', leavingOut(leftOut), () => {
  // Too many specs for one worker
  test.describe.configure({ mode: 'parallel' })
  for (const cell of cellsOf(table).filter(({ moment }) => moment !== 'after-bfcache')) prove(cell)
})
