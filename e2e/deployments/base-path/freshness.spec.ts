import { spec, test } from '../../../fixtures'
import { coreOf, proveInCore } from '../core'

test.use({ deployment: 'base-path' })

test.describe('Who sees an updated session under a base path, and when', () => {
  for (const { cell, title, meta } of coreOf('base-path', 'Under a base path'))
    test(title, spec(meta), async ({ device, tab, user, createDevice, timeline, session }) =>
      proveInCore(cell, { device, tab, user, createDevice, timeline, session }),
    )
})
