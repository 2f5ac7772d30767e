import { test } from '../../../fixtures'
import { derivedCoreOf, proveInCore } from '../core'

test.use({ deployment: 'domain' })

test.describe('Who sees an updated session whose cookie is for two hosts, and when', () => {
  for (const { cell, title, details } of derivedCoreOf('cookies/domain', 'With a domain'))
    test(title, details, async ({ device, tab, user, createDevice, timeline, session }) =>
      proveInCore(
        cell,
        { device, tab, user, createDevice, timeline, session },
        'Path=/; HttpOnly; Secure; SameSite=Lax; Domain=.example.test',
      ),
    )
})
