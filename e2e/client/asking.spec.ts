import { acme, code, docs, expect, globex, issue, spec, test } from '../../fixtures'
import { hearsNoReads } from '../hearing'

// When a page asks for the session again, and when not.
const client = code('next-auth', 'react/index.js')
const read = 'GET /api/auth/session'
const hour = 60 * 60 * 1000

test(
  'signed out, a person who comes back to the tab does not make the page ask',
  spec({ id: 'signed-out-focus-asks-nothing', source: client }),
  async ({ session, tab }) => {
    await session.clear()
    await tab.open('with-session-prop')
    await tab.focus()
    await expect(tab).toHaveSent([])
  },
)

test(
  'a person who comes back to the tab twice within one second makes the page ask twice',
  spec({ id: 'focus-asks-each-time', source: client, holds: hearsNoReads }),
  async ({ tab, clock }) => {
    await clock.holdSecond()
    await tab.open('with-session-prop')
    await tab.focus()
    await tab.settle()
    await tab.focus()
    await expect(tab).toHaveSent([read, read])
  },
)

test(
  'once the computer’s clock is put back, a person who comes back to the tab makes the page ask no more',
  spec({ id: 'clock-put-back-silences-focus', source: client }),
  async ({ tab, clock }) => {
    await tab.open('with-session-prop')
    await clock.putBack(hour)
    await tab.focus()
    await expect(tab).toHaveSent([])
  },
)

test(
  'an answer that is an error, though JSON, is not taken for a session',
  spec({ id: 'error-is-no-session', source: [issue(9139), code('next-auth', 'client/_utils.js')] }),
  async ({ tab }) => {
    await tab.open('with-session-prop')
    await tab.answerFor('/api/auth/session', 502, { message: 'Bad gateway' })
    await tab.focus()
    await expect(tab.useSession).toShow(null)
  },
)

test(
  'with refetchOnWindowFocus={false}, a person who comes back to the tab does not make the page ask',
  spec({
    id: 'quiet-focus-asks-nothing',
    source: docs('https://next-auth.js.org/getting-started/client#refetch-on-window-focus'),
  }),
  async ({ tab }) => {
    await tab.open('client-quiet')
    await tab.focus()
    await expect(tab).toHaveSent([])
  },
)

const offline = docs('https://next-auth.js.org/getting-started/client#refetch-when-offline')

test(
  'with refetchWhenOffline={false}, a page polls while it is online',
  spec({ id: 'quiet-page-polls-online', source: offline, holds: hearsNoReads }),
  async ({ tab, clock }) => {
    await tab.open('client-quiet')
    await clock.runFor('01:00')
    await expect(tab).toHaveSent([read])
  },
)

test(
  'with refetchWhenOffline={false}, a page does not poll while it is offline, and polls again when it is online',
  spec({ id: 'quiet-page-waits-offline', source: offline, holds: hearsNoReads }),
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
  'offline, a poll makes useSession say that nobody is signed in, and coming back online does not mend it',
  spec({ id: 'poll-offline-loses-session', source: [issue(9139), offline] }),
  async ({ device, tab, clock }) => {
    await tab.open('polling-with-session-prop')
    await device.setOffline(true)
    await clock.runFor('01:00')
    await expect(tab.useSession).toShow(null)
    await device.setOffline(false)
    await tab.focus()
    await expect(tab.useSession).toHaveVerdict('signed out', { before: { company: acme }, after: { company: globex } })
  },
)
