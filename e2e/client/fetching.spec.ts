import { acme, code, docs, expect, globex, issue, spec, test } from '../../fixtures'
import { receivesNoOwnReads } from '../own-broadcasts'

// When a page fetches the session again, and when it does not.
const client = code('next-auth', 'react/index.js')
const read = 'GET /api/auth/session'
const hour = 60 * 60 * 1000

test(
  'When signed out, the page does not fetch the session when the user returns to the tab',
  spec({ id: 'signed-out-focus-fetches-nothing', source: client }),
  async ({ session, tab }) => {
    await session.clear()
    await tab.open('with-session-prop')
    await tab.focus()
    await expect(tab).toHaveSent([])
  },
)

test(
  'When the user returns to the tab twice within one second, the page fetches the session twice',
  spec({ id: 'focus-fetches-each-time', source: client, holds: receivesNoOwnReads }),
  async ({ tab, clock }) => {
    await clock.freezeClock()
    await tab.open('with-session-prop')
    await tab.focus()
    await tab.settle()
    await tab.focus()
    await expect(tab).toHaveSent([read, read])
  },
)

test(
  'After the computer’s clock is set back, the page does not fetch the session when the user returns to the tab',
  spec({ id: 'clock-set-back-stops-focus-fetch', source: client }),
  async ({ tab, clock }) => {
    await tab.open('with-session-prop')
    await clock.setBack(hour)
    await tab.focus()
    await expect(tab).toHaveSent([])
    await clock.runFor(2 * hour)
    await tab.focus()
    await expect(tab).toHaveSentFirst(read)
  },
)

test(
  'When the session route returns an error with a JSON body, useSession() does not take the body for a session',
  spec({ id: 'error-is-not-a-session', source: [issue(9139), code('next-auth', 'client/_utils.js')] }),
  async ({ tab }) => {
    await tab.open('with-session-prop')
    await expect(tab.useSession).toShow({ company: acme })
    await tab.mockResponse('/api/auth/session', 502, { message: 'Bad gateway' })
    await tab.focus()
    await expect(tab.useSession).toShow(null)
    await expect(tab).toHaveReceivedStatus('/api/auth/session', 502)
  },
)

test(
  'With refetchOnWindowFocus={false}, the page does not fetch the session when the user returns to the tab',
  spec({
    id: 'focus-refetch-off-fetches-nothing',
    source: docs('https://next-auth.js.org/getting-started/client#refetch-on-window-focus'),
  }),
  async ({ tab }) => {
    await tab.open('client-quiet')
    await expect(tab.useSession).toShow({ company: acme })
    await tab.focus()
    await expect(tab).toHaveSent([])
  },
)

const offline = docs('https://next-auth.js.org/getting-started/client#refetch-when-offline')

test(
  'With refetchWhenOffline={false}, a page polls while it is online',
  spec({ id: 'offline-refetch-off-polls-online', source: offline, holds: receivesNoOwnReads }),
  async ({ tab, clock }) => {
    await tab.open('client-quiet')
    await clock.runFor('01:00')
    await expect(tab).toHaveSent([read])
  },
)

test(
  'With refetchWhenOffline={false}, a page does not poll while it is offline, and polls again when it is online',
  spec({ id: 'offline-refetch-off-waits-offline', source: offline, holds: receivesNoOwnReads }),
  async ({ device, tab, clock }) => {
    await tab.open('client-quiet')
    await device.setOffline(true)
    await clock.runFor('02:00')
    await expect(tab).toHaveSent([])
    await device.setOffline(false)
    await clock.runFor('01:00')
    await expect(tab).toHaveSent([read])
  },
)

test(
  'After a poll while offline, useSession() shows the user as signed out, even after the page is online again',
  spec({ id: 'poll-offline-loses-session', source: [issue(9139), offline] }),
  async ({ device, tab, clock }) => {
    await tab.open('polling-with-session-prop')
    await expect(tab.useSession).toShow({ company: acme })
    await device.setOffline(true)
    await clock.runFor('01:00')
    await expect(tab.useSession).toShow(null)
    await device.setOffline(false)
    await tab.focus()
    await expect(tab.useSession).toHaveVerdict('signed out', { before: { company: acme }, after: { company: globex } })
  },
)
