import { leavingOut, test } from '../../fixtures'
import { cellsOf, leftOut } from './cells'
import { prove } from './prove'
import { table } from './table'

// These cells need their own browser
test.use({ backForwardCache: true })

test.describe('Who sees an updated session, and when', leavingOut(leftOut), () => {
  for (const cell of cellsOf(table).filter(({ moment }) => moment === 'after-bfcache')) prove(cell)
})
