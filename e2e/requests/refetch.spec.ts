import { code, docs, expect, globex, issue, spec, test, type Device, type Tab } from '../../fixtures'
import { inVersion5 } from '../versions'
import { hearing, hearsItsUpdates, hearsNoReads, hearsNoUpdates } from '../hearing'

const read = 'GET /api/auth/session'

interface Occasion {
  id: string
  /** Begins the sentence. */
  what: string
  act: (tab: Tab, device: Device) => Promise<unknown>
}

const occasions: Occasion[] = [
  { id: 'get-session', what: 'getSession()', act: (tab) => tab.getSession() },
  { id: 'focus', what: 'a person who comes back to the tab', act: (tab) => tab.focus() },
  { id: 'poll', what: 'a poll', act: (_, device) => device.pass('01:00') },
]

for (const { id, what, act } of occasions) {
  test(
    `${what} makes the page ask once`,
    spec({ id: `${id}-asks-once`, source: hearing, holds: hearsNoReads }),
    async ({ tab, device }) => {
      await tab.open('polling-with-session-prop')
      await act(tab, device)
      await expect(tab).toHaveSent([read])
    },
  )
}

test(
  'a page whose provider has no session prop asks once when it is loaded',
  spec({ id: 'load-asks-once', source: hearing, holds: hearsNoReads }),
  async ({ tab }) => {
    await tab.open('without-session-prop')
    await expect(tab).toHaveSent([read], 'load')
  },
)

const updating = docs('https://next-auth.js.org/getting-started/client#updating-the-session')

test(
  'update(data) sends a POST behind a CSRF token, and nothing else',
  spec({ id: 'update-sends-post', source: [updating, ...hearing], needs: ['update()'], holds: hearsNoUpdates }),
  async ({ tab }) => {
    await tab.open('with-session-prop')
    await tab.update.byUpdate({ companyId: globex.id })
    await expect(tab).toHaveSent(['GET /api/auth/csrf', 'POST /api/auth/session'])
  },
)

test(
  'behind the POST of update(data), the page asks once more: it hears what it told the other tabs',
  spec({ id: 'update-is-heard-by-its-own-tab', source: hearing, needs: ['update()'], holds: hearsItsUpdates }),
  async ({ tab }) => {
    await tab.open('with-session-prop')
    await tab.update.byUpdate({ companyId: globex.id })
    await expect(tab).toHaveSent(['GET /api/auth/csrf', 'POST /api/auth/session', read])
  },
)

test(
  'update() without data sends a POST with the CSRF token',
  spec({
    id: 'empty-update-sends-post',
    source: [issue(11002), code('next-auth', 'react/index.js')],
    needs: ['update()'],
    holds: { 'next-auth': '<5.0.0-0' },
  }),
  async ({ tab }) => {
    await tab.open('with-session-prop')
    await tab.update.byUpdate()
    await expect(tab).toHaveSent(['GET /api/auth/csrf', 'POST /api/auth/session'])
  },
)

test(
  'reading the session in the proxy (middleware) writes no cookie',
  spec({
    id: 'proxy-writes-no-cookie',
    source: code('next-auth', 'jwt/index.js'),
    holds: { 'next-auth': '<5.0.0-0' },
  }),
  async ({ tab, session }) => {
    await tab.open('with-session-prop')
    const since = await session.token()
    await expect(await tab.ask('proxy')).toShow({ company: { id: 'acme' } })
    await expect(session).toHaveBeenRewritten({ since, expected: false })
  },
)

test(
  'another tab hears of two updates within one second, and shows the second one',
  spec({
    id: 'two-updates-in-a-second-reach-another-tab',
    source: code('next-auth', 'client/_utils.js'),
    needs: ['update()'],
    holds: inVersion5,
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
    await expect(other.useSession).toHaveVerdict('fresh', {
      before: { company: { id: 'acme' } },
      after: { company: globex },
    })
  },
)
