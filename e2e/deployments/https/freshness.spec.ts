import { spec, test } from '../../../fixtures'
import { coreOf, proveInCore } from '../core'

// The cookie has another name than at http://localhost, and nothing that the app's server receives is https, so the views that guess
// the name are the ones that may differ

test.use({ deployment: 'https' })

test.describe('Who sees an updated session behind TLS, and when', () => {
  for (const { cell, title, meta } of coreOf('https', 'Behind TLS'))
    test(title, spec(meta), async ({ device, tab, user, createDevice, timeline, session }) =>
      proveInCore(cell, { device, tab, user, createDevice, timeline, session }),
    )
})
