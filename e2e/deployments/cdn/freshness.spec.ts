import { test } from '../../../fixtures'
import { derivedCoreOf, proveCell } from '../core'

test.use({ deployment: 'cdn' })

test.describe('Who sees an updated session behind a shared cache, and when', () => {
  for (const { cell, title, details } of derivedCoreOf('cdn', 'Behind a shared cache'))
    test(title, details, proveCell(cell))
})
