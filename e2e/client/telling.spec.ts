import { acme, code, docs, expect, globex, spec, test, type JsonObject } from '../../fixtures'

// What tabs tell each other, and what they make of it.
const wasRead = { event: 'session', data: { trigger: 'getSession' } }
const telling = [code('next-auth', 'react/index.js'), code('next-auth', 'client/_utils.js')]

test(
  'getSession({ broadcast: false }) gives the session and tells the other tabs nothing',
  spec({ id: 'quiet-get-session-tells-nothing', source: telling }),
  async ({ tab }) => {
    await tab.open('client')
    await expect(await tab.client.getSessionQuietly()).toShow({ company: acme })
    await expect(tab).toHaveTold([])
  },
)

test(
  'a page that asks because the person comes back to the tab tells the other tabs',
  spec({ id: 'focus-tells-other-tabs', source: telling }),
  async ({ tab }) => {
    await tab.open('with-session-prop')
    await tab.focus()
    await expect(tab).toHaveTold([wasRead])
  },
)

test(
  'a tab that asks because another one has told it tells nobody in turn',
  spec({ id: 'hearing-tells-nothing', source: telling }),
  async ({ tab, openTab }) => {
    await tab.open('with-session-prop')
    const other = await openTab()
    await other.open('with-session-prop')
    await tab.update.byQuery({ companyId: globex.id })

    await other.getSession()
    await expect(tab.useSession).toShow({ company: globex })
    await expect(tab).toHaveTold([])
  },
)

test(
  'a tab in which nobody is signed in catches up when the person signs in in another one',
  spec({ id: 'sign-in-reaches-another-tab', source: docs('https://next-auth.js.org/getting-started/client') }),
  async ({ tab, openTab, person, session }) => {
    await session.clear()
    const other = await openTab()
    await other.open('with-session-prop')

    await tab.signInByForm(person.email, person.password)
    await expect(other.useSession).toShow({ user: { id: person.id } })
  },
)

test(
  'another tab hears of two updates two seconds apart, and shows the second one',
  spec({ id: 'two-updates-two-seconds-apart-reach-another-tab', source: telling, needs: ['update()'] }),
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
  'another tab does not hear of the second of two updates within one second, and goes on to show the first',
  spec({
    id: 'second-update-in-a-second-is-lost-on-another-tab',
    source: telling,
    needs: ['update()'],
    holds: { 'next-auth': '>=4.21.0 <5.0.0-0' },
  }),
  async ({ tab, openTab, clock }) => {
    await tab.open('with-session-prop')
    const other = await openTab()
    await other.open('with-session-prop')
    await clock.holdSecond()

    await tab.update.byUpdate({ firstName: 'Augusta' })
    await expect(other.useSession).toShow({ user: { firstName: 'Augusta' } })
    await tab.update.byUpdate({ companyId: globex.id })
    await expect(tab.useSession).toShow({ company: globex })
    await expect(other.useSession).toStay({ user: { firstName: 'Augusta' }, company: acme })
  },
)

const others: { id: string; what: string; key: string; value: JsonObject }[] = [
  { id: 'foreign-key', what: 'something of its own into the storage', key: 'messages', value: wasRead },
  { id: 'foreign-event', what: 'another event', key: 'nextauth.message', value: { ...wasRead, event: 'greeting' } },
  { id: 'no-data', what: 'an event without data', key: 'nextauth.message', value: { event: 'session' } },
]

for (const { id, what, key, value } of others) {
  test(
    `a tab asks for nothing when another one writes ${what}`,
    spec({ id: `hearing-ignores-${id}`, source: code('next-auth', 'client/_utils.js') }),
    async ({ tab, openTab }) => {
      await tab.open('with-session-prop')
      const other = await openTab()
      await other.open('with-session-prop')

      await other.writeToStorage(key, value)
      await expect(tab).toHaveSent([])
    },
  )
}
