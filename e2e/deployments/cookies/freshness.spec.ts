import { test } from '../../../fixtures'
import { derivedCoreOf, proveCell } from '../core'

// The views in the proxy are not told the name, nor is the app's own code that writes the cookie in an API route

test.use({ deployment: 'own-name' })

test.describe('Who sees an updated session whose cookie has a name of its own, and when', () => {
  for (const { cell, title, details } of derivedCoreOf('cookies/own-name', 'With a name of its own', {
    views: ['proxy', 'with-auth'],
    paths: ['api-route'],
  }))
    test(title, details, proveCell(cell))
})
