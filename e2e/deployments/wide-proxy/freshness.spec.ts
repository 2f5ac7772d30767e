import { test } from '../../../fixtures'
import { derivedCoreOf, proveCell } from '../core'

// The endpoints of the views in the proxy respond differently on this host

test.use({ deployment: 'every-path' })

test.describe('Who sees an updated session with a proxy for every path, and when', () => {
  for (const { cell, title, details } of derivedCoreOf('wide-proxy', 'With a wide proxy', {
    views: ['proxy', 'with-auth'],
  }))
    test(title, details, proveCell(cell))
})
