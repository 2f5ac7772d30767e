import { test } from '../../fixtures'
import { prove } from './prove'
import { cells } from './table'

test.describe('Who sees that the user has signed out, and when', () => {
  test.describe.configure({ mode: 'parallel' })
  for (const cell of cells.filter(({ moment }) => moment !== 'after-bfcache')) prove(cell)
})
