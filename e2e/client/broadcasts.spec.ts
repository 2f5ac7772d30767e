import { acme, code, docs, expect, globex, spec, test, type JsonObject } from '../../fixtures'

// What tabs broadcast to each other, and how they react.
const readMessage = { event: 'session', data: { trigger: 'getSession' } }
const broadcasting = [code('next-auth', 'react/index.js'), code('next-auth', 'client/_utils.js')]

test(
  'With the broadcast option set to false, getSession() returns the session and broadcasts nothing',
  spec({ id: 'quiet-get-session-broadcasts-nothing', source: broadcasting }),
  async ({ tab }) => {
    await tab.open('client')
    await expect(await tab.client.getSessionQuietly()).toShow({ company: acme })
    await expect(tab).toHaveBroadcast([])
  },
)

test(
  'When a page fetches the session because the user returns to the tab, it broadcasts to the other tabs',
  spec({ id: 'focus-broadcasts', source: broadcasting }),
  async ({ tab }) => {
    await tab.open('with-session-prop')
    await tab.focus()
    await expect(tab).toHaveBroadcast([readMessage])
  },
)

test(
  'When a tab fetches the session because it received a broadcast, it broadcasts nothing itself',
  spec({ id: 'received-broadcast-is-not-repeated', source: broadcasting }),
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

    await tab.signInByForm(user.email, user.password)
    await expect(other.useSession).toShow({ user: { id: user.id } })
  },
)

test(
  'When two updates are two seconds apart, another tab receives both broadcasts and shows the second one',
  spec({ id: 'two-updates-two-seconds-apart-reach-another-tab', source: broadcasting, needs: ['update()'] }),
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
  'When two updates happen within one second, another tab does not receive the second and keeps showing the first',
  spec({
    id: 'second-update-in-a-second-is-lost-on-another-tab',
    source: broadcasting,
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
    await expect(other.useSession).toStay({ user: { firstName: 'Augusta' }, company: acme })
  },
)

const ignoredMessages: { id: string; what: string; key: string; value: JsonObject }[] = [
  { id: 'foreign-key', what: 'a key of its own', key: 'messages', value: readMessage },
  {
    id: 'foreign-event',
    what: 'an unknown event',
    key: 'nextauth.message',
    value: { ...readMessage, event: 'greeting' },
  },
  { id: 'no-data', what: 'an event without data', key: 'nextauth.message', value: { event: 'session' } },
]

for (const { id, what, key, value } of ignoredMessages) {
  test(
    `When another tab writes ${what} to localStorage, a tab fetches nothing`,
    spec({ id: `receiving-ignores-${id}`, source: code('next-auth', 'client/_utils.js') }),
    async ({ tab, openTab }) => {
      await tab.open('with-session-prop')
      const other = await openTab()
      await other.open('with-session-prop')

      await other.writeToStorage(key, value)
      await expect(tab).toHaveSent([])
    },
  )
}
