import { test } from '../../fixtures'
import { prove } from './prove'
import { cells } from './table'

// These cells need their own browser
test.use({ backForwardCache: true })

test.describe('Who sees that the user has signed out, and when', () => {
  for (const cell of cells.filter(({ moment }) => moment === 'after-bfcache')) prove(cell)
})
