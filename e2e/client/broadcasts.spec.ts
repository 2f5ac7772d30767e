import { acme, code, docs, expect, globex, spec, test, type JsonObject } from '../../fixtures'
import { inVersion4 } from '../versions'

// What tabs broadcast to each other, and how they react.

const getSessionMessage = { event: 'session', data: { trigger: 'getSession' } }
const broadcastSources = [code('next-auth', 'react/index.js'), code('next-auth', 'client/_utils.js')]

test(
  'With the broadcast option set to false, getSession() returns the session and broadcasts nothing',
  spec({ id: 'broadcast-off-broadcasts-nothing', source: broadcastSources }),
  async ({ tab }) => {
    await tab.open('client')
    await expect(await tab.client.getSessionQuietly()).toShow({ company: acme })
    await expect(tab).toHaveBroadcast([])
    await tab.getSession()
    await expect(tab).toHaveBroadcast([getSessionMessage])
  },
)

test(
  'When a page fetches the session because the user returns to the tab, the page broadcasts to the other tabs',
  spec({ id: 'focus-broadcasts', source: broadcastSources }),
  async ({ tab }) => {
    await tab.open('with-session-prop')
    await tab.focus()
    await expect(tab).toHaveBroadcast([getSessionMessage])
  },
)

test(
  'When a tab fetches the session because it received a broadcast, it broadcasts nothing itself',
  spec({ id: 'received-broadcast-is-not-repeated', source: broadcastSources }),
  async ({ tab, openTab }) => {
    await tab.open('with-session-prop')
    const other = await openTab()
    await other.open('with-session-prop')
    await tab.update.byQuery({ companyId: globex.id })

    await other.getSession()
    await expect(tab.useSession).toShow({ company: globex })
    await expect(tab).toHaveBroadcast([])
  },
)

test(
  'After a sign-in in another tab, useSession() in a signed-out tab shows the new session',
  spec({ id: 'sign-in-reaches-another-tab', source: docs('https://next-auth.js.org/getting-started/client') }),
  async ({ tab, openTab, user, session }) => {
    await session.clear()
    const other = await openTab()
    await other.open('with-session-prop')
    await expect(other.useSession).toShow(null)

    await tab.signInByForm(user.email, user.password)
    await expect(other.useSession).toShow({ user: { id: user.id } })
  },
)

test(
  'When two updates are two seconds apart, another tab receives both broadcasts and shows the second update',
  spec({ id: 'two-updates-two-seconds-apart-reach-another-tab', source: broadcastSources, needs: ['update()'] }),
  async ({ tab, openTab, clock }) => {
    await tab.open('with-session-prop')
    const other = await openTab()
    await other.open('with-session-prop')

    await tab.update.byUpdate({ firstName: 'Augusta' })
    await expect(other.useSession).toShow({ user: { firstName: 'Augusta' } })
    await clock.runFor(2000)
    await tab.update.byUpdate({ companyId: globex.id })
    await expect(other.useSession).toShow({ company: globex })
  },
)

test(
  'When two updates happen within one second, another tab misses the second broadcast and keeps the first update',
  spec({
    id: 'second-update-in-a-second-is-lost-on-another-tab',
    source: broadcastSources,
    needs: ['update()'],
    holds: { 'next-auth': '>=4.21.0 <5.0.0-0' },
  }),
  async ({ tab, openTab, clock }) => {
    await tab.open('with-session-prop')
    const other = await openTab()
    await other.open('with-session-prop')
    await clock.freezeClock()

    await tab.update.byUpdate({ firstName: 'Augusta' })
    await expect(other.useSession).toShow({ user: { firstName: 'Augusta' } })
    await tab.update.byUpdate({ companyId: globex.id })
    await expect(tab.useSession).toShow({ company: globex })
    await expect(other.useSession).toKeepShowing({ user: { firstName: 'Augusta' }, company: acme })
  },
)

const ignoredMessages: { id: string; what: string; key: string; value: JsonObject }[] = [
  { id: 'unrelated-storage-key-is-ignored', what: 'an unknown key', key: 'messages', value: getSessionMessage },
  {
    id: 'unknown-broadcast-event-is-ignored',
    what: 'an unknown event',
    key: 'nextauth.message',
    value: { ...getSessionMessage, event: 'greeting' },
  },
  {
    id: 'broadcast-without-data-is-ignored',
    what: 'an event without data',
    key: 'nextauth.message',
    value: { event: 'session' },
  },
]

for (const { id, what, key, value } of ignoredMessages) {
  test(
    `NextAuth’s own message in localStorage makes another tab fetch the session, and ${what} does not`,
    // NextAuth 5 broadcasts through a channel and ignores localStorage
    spec({ id, source: code('next-auth', 'client/_utils.js'), holds: inVersion4 }),
    async ({ tab, openTab }) => {
      await tab.open('with-session-prop')
      const other = await openTab()
      await other.open('with-session-prop')

      await other.writeToStorage('nextauth.message', getSessionMessage)
      await expect(tab).toHaveSent(['GET /api/auth/session'])
      await other.writeToStorage(key, value)
      await expect(tab).toHaveSent(['GET /api/auth/session'])
    },
  )
}
