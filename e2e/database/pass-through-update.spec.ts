import { test } from '../../fixtures'
import { prove } from './prove'
import { cells } from './table'

// The session callback as it might look in a first draft: it shows the data of an update and does not save it
test.use({ strategy: 'database', sessionCallback: 'pass-through' })

for (const cell of cells.filter(({ path }) => path === 'update-data-unwritten')) prove(cell)
