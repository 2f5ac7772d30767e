import { test } from '../../../fixtures'
import { derivedCoreOf, proveCell } from '../core'

test.use({ deployment: 'lan' })

test.describe('Who sees an updated session over http on a local network, and when', () => {
  for (const { cell, title, details } of derivedCoreOf('lan', 'On another host name over http'))
    test(title, details, proveCell(cell, 'Path=/; HttpOnly; SameSite=Lax'))
})
