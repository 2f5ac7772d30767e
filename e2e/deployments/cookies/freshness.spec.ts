import { test } from '../../../fixtures'
import { derivedCoreOf, proveInCore } from '../core'

// getToken() in the proxy, and withAuth(), are not told the name

test.use({ deployment: 'own-name' })

test.describe('Who sees an updated session whose cookie has a name of its own, and when', () => {
  for (const { cell, title, details } of derivedCoreOf('cookies/own-name', 'With a name of its own', [
    'proxy',
    'with-auth',
  ]))
    test(title, details, async ({ device, tab, user, createDevice, timeline, session }) =>
      proveInCore(cell, { device, tab, user, createDevice, timeline, session }),
    )
})
