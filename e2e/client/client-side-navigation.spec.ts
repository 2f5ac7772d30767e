import { acme, code, expect, forSubject, spec, test, varying } from '../../fixtures'
import { receivesNoOwnReads, receivesOthersOnce, receivesOwnReads, receivesOwnUpdates } from '../own-broadcasts'

// What remains of a page after a client-side navigation.
const source = code('next-auth', 'react/index.js')
const read = 'GET /api/auth/session'

/** A page that receives the broadcast of its own fetch fetches once more, up to beta.17 also through its first provider. */
const requestsOfTwoProviders = forSubject(
  varying(
    [read, read],
    [receivesOwnUpdates, [read, read, read, read, read]],
    [receivesOwnReads, [read, read, read, read]],
  ),
)

test(
  'After a client-side navigation from a page that polls to one that does not, nothing polls anymore',
  spec({ id: 'polling-stops-with-its-page', source }),
  async ({ tab, clock }) => {
    await tab.open('client-quiet')
    await clock.runFor('01:00')
    await expect(tab).toHaveSentFirst(read)
    await tab.follow('The client’s functions')
    await clock.runFor('02:00')
    await expect(tab).toHaveSent([])
  },
)

test.describe('after a client-side navigation to a page with another provider', () => {
  test.beforeEach(async ({ tab, clock }) => {
    await tab.open('client')
    await tab.follow('Another area')
    // NextAuth 4 does not deliver the same broadcast twice within a second
    await clock.runFor(2000)
  })

  test(
    'When one SessionProvider replaces another, the new one fetches the session itself',
    spec({ id: 'new-provider-fetches-session', source }),
    async ({ tab }) => {
      // Each of the two providers fetches the session
      await expect(await tab.requestsTo('/api/auth/session')).toShow({ requests: requestsOfTwoProviders })
      await expect(tab.useSession).toShow({ company: acme })
    },
  )

  test(
    'After one SessionProvider replaces another, the page fetches the session once when the user returns to the tab',
    spec({ id: 'new-provider-focus-fetches-once', source, holds: receivesNoOwnReads }),
    async ({ tab }) => {
      await tab.focus()
      await expect(tab).toHaveSent([read])
    },
  )

  test(
    'After one SessionProvider replaces another, a broadcast from another tab makes the page fetch the session once',
    spec({ id: 'new-provider-receives-once', source, holds: receivesOthersOnce }),
    async ({ tab, openTab }) => {
      const other = await openTab()
      await other.open('with-session-prop')
      await other.getSession()
      await expect(tab).toHaveSent([read])
    },
  )
})
