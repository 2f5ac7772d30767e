import { leavingOut, test } from '../../fixtures'
import { prove } from './prove'
import { cells, leftOut } from './table'

test.describe('Who sees an updated session, and when', leavingOut(leftOut), () => {
  // Too many specs for one worker
  test.describe.configure({ mode: 'parallel' })
  for (const cell of cells.filter(({ moment }) => moment !== 'after-bfcache')) prove(cell)
})
