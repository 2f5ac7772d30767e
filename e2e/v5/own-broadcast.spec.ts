import { expect, globex, spec, test } from '../../fixtures'
import { hearing, hearsItsReads as holds } from '../hearing'

// A tab of NextAuth 5 hears what it tells the others, and asks again.
const read = 'GET /api/auth/session'

test(
  'calling getSession() makes useSession of the same tab catch up',
  spec({ id: 'v5/get-session-refreshes-own-tab', source: hearing, holds }),
  async ({ tab }) => {
    await tab.open('with-session-prop')
    await tab.update.byQuery({ companyId: globex.id })

    await tab.getSession()
    await expect(tab.useSession).toShow({ company: globex })
  },
)

test(
  'a person who comes back to the tab makes the page ask twice',
  spec({ id: 'v5/focus-asks-twice', source: hearing, holds }),
  async ({ tab }) => {
    await tab.open('with-session-prop')
    await tab.focus()
    await expect(tab).toHaveSent([read, read])
  },
)

test(
  'a page whose provider has no session prop asks twice when it is loaded',
  spec({ id: 'v5/load-asks-twice', source: hearing, holds }),
  async ({ tab }) => {
    await tab.open('without-session-prop')
    await expect(tab).toHaveSent([read, read], 'load')
  },
)
