import { test } from '../../../fixtures'
import { coreOf, proveCell } from '../core'

test.use({ deployment: 'base-path' })

test.describe('Who sees an updated session under a base path, and when', () => {
  for (const { cell, title, details } of coreOf('base-path', 'Under a base path')) test(title, details, proveCell(cell))
})
