import { test } from '../../../fixtures'
import { coreOf, proveCell } from '../core'

// The cookie has another name than at http://localhost, and nothing that the app's server receives is https, so the views that guess
// the name are the ones that may differ

test.use({ deployment: 'https' })

test.describe('Who sees an updated session behind TLS, and when', () => {
  for (const { cell, title, details } of coreOf('https', 'Behind TLS')) test(title, details, proveCell(cell))
})
