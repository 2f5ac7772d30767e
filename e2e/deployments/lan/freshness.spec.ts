import { test } from '../../../fixtures'
import { derivedCoreOf, proveInCore } from '../core'

test.use({ deployment: 'lan' })

test.describe('Who sees an updated session over http on a local network, and when', () => {
  for (const { cell, title, details } of derivedCoreOf('lan', 'On another host name over http'))
    test(title, details, async ({ device, tab, user, createDevice, timeline, session }) =>
      proveInCore(cell, { device, tab, user, createDevice, timeline, session }, 'Path=/; HttpOnly; SameSite=Lax'),
    )
})
