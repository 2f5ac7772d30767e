import { test } from '../../../fixtures'
import { derivedCoreOf, proveInCore } from '../core'

test.use({ deployment: 'cdn' })

test.describe('Who sees an updated session behind a shared cache, and when', () => {
  for (const { cell, title, details } of derivedCoreOf('cdn', 'Behind a shared cache'))
    test(title, details, async ({ device, tab, user, createDevice, timeline, session }) =>
      proveInCore(cell, { device, tab, user, createDevice, timeline, session }),
    )
})
