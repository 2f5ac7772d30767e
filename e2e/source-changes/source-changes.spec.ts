import { test } from '../../fixtures'
import { proveInCompanyApi, proveInDatabase } from './prove'
import { cells } from './table'

/** For each path in which the company API changes, the variation of the app's callbacks. */
const callbacksOf = {
  'never-asks': 'never-asking',
  'asks-when-told': 'own',
  'asks-at-every-read': 'always-asking',
} as const

for (const path of ['never-asks', 'asks-when-told', 'asks-at-every-read'] as const) {
  test.describe(`with the callbacks for ${path}`, () => {
    test.use({ callbacks: callbacksOf[path] })
    for (const cell of cells.filter((one) => one.path === path)) proveInCompanyApi(path, cell)
  })
}

test.describe('with database sessions', () => {
  test.use({ strategy: 'database' })
  for (const cell of cells.filter(({ path }) => path === 'database')) proveInDatabase(cell)
})
