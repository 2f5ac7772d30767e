import { code, expect, globex, issue, spec, test, type Device, type Tab } from '../../fixtures'

// NextAuth 5 tells the other tabs by a channel that is made anew for each message, and so hears itself.
const heard = [issue(10244), code('next-auth', 'react.js')]
const silent = { 'next-auth': '<5.0.0-0' }

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
    spec({ id: `${id}-asks-once`, source: heard, holds: silent }),
    async ({ tab, device }) => {
      await tab.open('polling-with-session-prop')
      await act(tab, device)
      await expect(tab).toHaveSent([read])
    },
  )
}

test(
  'a page whose provider has no session prop asks once when it is loaded',
  spec({ id: 'load-asks-once', source: heard, holds: silent }),
  async ({ tab }) => {
    await tab.open('without-session-prop')
    await expect(tab).toHaveSent([read], 'load')
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
  'reading the session in the proxy writes no cookie',
  spec({ id: 'proxy-writes-no-cookie', source: code('next-auth', 'jwt/index.js'), holds: silent }),
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
    holds: { 'next-auth': '>=5.0.0-0 <6.0.0-0' },
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
