import { test } from '../../fixtures'
import { prove } from './prove'
import { cells } from './table'

test.use({ strategy: 'database' })

for (const cell of cells.filter(({ path }) => path !== 'update-data-unwritten')) prove(cell)
