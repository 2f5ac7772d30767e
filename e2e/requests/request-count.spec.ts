import { acme, code, docs, expect, globex, issue, spec, test, type Device, type Tab } from '../../fixtures'
import { inVersion4, inVersion5 } from '../versions'
import { ownBroadcastSources, receivesOwnUpdates, receivesNoOwnReads, receivesNoOwnUpdates } from '../own-broadcasts'

const read = 'GET /api/auth/session'

interface Trigger {
  id: string
  /** The title's condition. */
  when: string
  act: (tab: Tab, device: Device) => Promise<unknown>
  sent: string[]
}

const triggers: Trigger[] = [
  { id: 'get-session', when: 'When getSession() is called', act: (tab) => tab.getSession(), sent: [read] },
  { id: 'focus', when: 'When the user returns to the tab', act: (tab) => tab.focus(), sent: [read] },
  { id: 'poll', when: 'At each poll', act: (_, device) => device.advanceClock('02:00'), sent: [read, read] },
]

for (const { id, when, act, sent } of triggers) {
  test(
    `${when}, the page fetches the session once`,
    spec({ id: `${id}-fetches-once`, source: ownBroadcastSources, holds: receivesNoOwnReads }),
    async ({ tab, device }) => {
      await tab.open('polling-with-session-prop')
      await act(tab, device)
      await expect(tab).toHaveSent(sent)
    },
  )
}

test(
  'When SessionProvider has no session prop, the page fetches the session once on load',
  spec({ id: 'load-fetches-once', source: ownBroadcastSources, holds: receivesNoOwnReads }),
  async ({ tab }) => {
    await tab.open('without-session-prop')
    await expect(tab).toHaveSent([read], 'load')
  },
)

const updating = docs('https://next-auth.js.org/getting-started/client#updating-the-session')

test(
  'A call to update(data) gets a CSRF token, sends a POST, and sends nothing else',
  spec({
    id: 'update-sends-post',
    source: [updating, ...ownBroadcastSources],
    needs: ['update()'],
    holds: receivesNoOwnUpdates,
  }),
  async ({ tab }) => {
    await tab.open('with-session-prop')
    await tab.update.byUpdate({ companyId: globex.id })
    await expect(tab).toHaveSent(['GET /api/auth/csrf', 'POST /api/auth/session'])
  },
)

test(
  'After the POST of update(data), the page receives its own broadcast and fetches the session once more',
  spec({
    id: 'update-broadcast-reaches-its-own-tab',
    source: ownBroadcastSources,
    needs: ['update()'],
    holds: receivesOwnUpdates,
  }),
  async ({ tab }) => {
    await tab.open('with-session-prop')
    await tab.update.byUpdate({ companyId: globex.id })
    await expect(tab).toHaveSent(['GET /api/auth/csrf', 'POST /api/auth/session', read])
  },
)

test(
  'A call to update() without data sends a POST with the CSRF token',
  spec({
    id: 'empty-update-sends-post',
    source: [issue(11002), code('next-auth', 'react/index.js')],
    needs: ['update()'],
    holds: inVersion4,
  }),
  async ({ tab }) => {
    await tab.open('with-session-prop')
    // Only a POST with the CSRF token returns a session
    await expect(await tab.update.byUpdate()).toShow({ company: acme })
    await expect(tab).toHaveSent(['GET /api/auth/csrf', 'POST /api/auth/session'])
  },
)

test(
  'Reading the session in the proxy (middleware) writes no cookie',
  spec({
    id: 'proxy-writes-no-cookie',
    source: code('next-auth', 'jwt/index.js'),
    holds: inVersion4,
  }),
  async ({ tab, session }) => {
    await tab.open('with-session-prop')
    const since = await session.token()
    await expect(await tab.readFrom('proxy')).toShow({ company: { id: 'acme' } })
    await expect(session).toHaveBeenRewritten({ since, expected: false })
  },
)

test(
  'When two updates happen within one second, another tab receives both broadcasts and shows the second update',
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
    await clock.freezeClock()

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
