import { acme, code, expect, spec, test } from '../../fixtures'
import { hearsNoReads, hearsOthersOnce } from '../hearing'

// What a page leaves behind when the person moves on inside the document.
const source = code('next-auth', 'react/index.js')
const read = 'GET /api/auth/session'

test(
  'moved on from a page that polls to one that does not, nothing polls any more',
  spec({ id: 'polls-end-with-their-page', source }),
  async ({ tab, clock }) => {
    await tab.open('client-quiet')
    await tab.follow('The client’s functions')
    await clock.runFor('02:00')
    await expect(tab).toHaveSent([])
  },
)

test.describe('another provider', () => {
  test.beforeEach(async ({ tab, clock }) => {
    await tab.open('client')
    await tab.follow('Another area')
    // NextAuth 4 tells nothing twice within a second
    await clock.runFor(2000)
  })

  test(
    'a provider that takes the place of another one asks for the session itself',
    spec({ id: 'new-provider-asks-itself', source }),
    async ({ tab }) => {
      await expect(tab.useSession).toShow({ company: acme })
    },
  )

  test(
    'where one provider has taken the place of another, a person who comes back to the tab makes the page ask once',
    spec({ id: 'new-provider-focus-asks-once', source, holds: hearsNoReads }),
    async ({ tab }) => {
      await tab.focus()
      await expect(tab).toHaveSent([read])
    },
  )

  test(
    'where one provider has taken the place of another, a tab that tells of the session makes the page ask once',
    spec({ id: 'new-provider-hears-once', source, holds: hearsOthersOnce }),
    async ({ tab, openTab }) => {
      const other = await openTab()
      await other.open('with-session-prop')
      await other.getSession()
      await expect(tab).toHaveSent([read])
    },
  )
})
