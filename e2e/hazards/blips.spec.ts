import { acme, code, expect, issue, spec, test } from '../../fixtures'
import { receivesNoOwnReads, receivesOwnReads } from '../own-broadcasts'

// One read of the session fails, because the network is away for a moment, and the page shows the user as signed out. The cookie is
// still valid. Neither time nor focus repairs the page: poll-offline-loses-session.
const source = [issue(9139), code('next-auth', 'react/index.js')]

test.beforeEach(async ({ device, session, tab, user }) => {
  await tab.open('with-session-prop')
  await expect(tab.useSession).toShow({ company: acme })
  await device.setOffline(true)
  await tab.focus()
  await expect(tab.useSession).toShow(null)
  // A page of NextAuth 5 receives its own broadcast of the failed read, and reads again
  await tab.settle()
  await device.setOffline(false)
  await expect(session).toHaveClaims({ sub: user.id, company: acme })
})

test(
  'Defense: after a failed read has signed a page out, a reload shows the session again',
  spec({ id: 'failed-read/reload-repairs', source }),
  async ({ tab }) => {
    await tab.reload()
    await expect(tab.useSession).toShow({ company: acme })
  },
)

test(
  'Defense: after a failed read has signed a page out, getSession() in another tab repairs the page',
  spec({ id: 'failed-read/another-tab-repairs', source }),
  async ({ clock, openTab, tab }) => {
    const other = await openTab()
    await other.open('with-session-prop')
    // The failed read has sent a broadcast, too. In NextAuth 4, another one in the same second does not arrive:
    // second-update-in-a-second-is-lost-on-another-tab
    await clock.runFor(2000)
    await expect(tab.useSession).toShow(null)
    await expect(await other.getSession()).toShow({ company: acme })
    await expect(tab.useSession).toShow({ company: acme })
  },
)

test(
  'Hazard: after a failed read, getSession() returns the session, and useSession() still shows none',
  spec({ id: 'failed-read/get-session-does-not-repair', source, holds: receivesNoOwnReads }),
  async ({ tab }) => {
    await expect(await tab.getSession()).toShow({ company: acme })
    await expect(tab.useSession).toHaveVerdict('signed out', { before: { company: acme }, after: { company: acme } })
  },
)

test(
  'Defense: after a failed read has signed a page out, getSession() repairs the page',
  spec({ id: 'v5/failed-read-get-session-repairs', source, holds: receivesOwnReads }),
  async ({ tab }) => {
    await expect(await tab.getSession()).toShow({ company: acme })
    await expect(tab.useSession).toShow({ company: acme })
  },
)

test(
  'Hazard: after a failed read has signed a page out, update(data) sends nothing and is lost',
  spec({
    id: 'failed-read/update-is-lost',
    source,
    needs: ['update()'],
    holds: { 'next-auth': '>=4.21.0 <5.0.0-beta.21' },
  }),
  async ({ session, tab }) => {
    await expect(await tab.update.byUpdate({ companyId: 'globex' })).toShow(null)
    await expect(await tab.requestsTo('/api/auth/csrf')).toShow({ requests: [] })
    await expect(session).toHaveClaims({ company: acme })
  },
)

test(
  'Defense: after a failed read has signed a page out, update(data) updates the session and repairs the page',
  spec({
    id: 'v5/failed-read-update-repairs',
    source,
    needs: ['update()'],
    holds: { 'next-auth': '>=5.0.0-beta.21 <6.0.0-0' },
  }),
  async ({ session, tab }) => {
    await expect(await tab.update.byUpdate({ companyId: 'globex' })).toShow({ company: { id: 'globex' } })
    await expect(tab.useSession).toShow({ company: { id: 'globex' } })
    await expect(session).toHaveClaims({ company: { id: 'globex' } })
  },
)
