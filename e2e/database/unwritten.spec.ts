import { test } from '../../fixtures'
import { prove } from './prove'
import { cells } from './table'

// The session callback as one writes it first
test.use({ strategy: 'database', sessionCallback: 'careless' })

for (const cell of cells.filter(({ path }) => path === 'update-data-unwritten')) prove(cell)
