import { leavingOut, test } from '../../fixtures'
import { prove } from './prove'
import { cells, leftOut } from './table'

// These cells need their own browser
test.use({ backForwardCache: true })

test.describe('Who sees an updated session, and when', leavingOut(leftOut), () => {
  for (const cell of cells.filter(({ moment }) => moment === 'after-bfcache')) prove(cell)
})
