import { acme, code, docs, expect, globex, spec, test, type Device, type PageName, type Tab } from '../../fixtures'
import { receivesOwnReads, receivesNoOwnReads } from '../own-broadcasts'

// What a tab that is already open shows when its session expires.
const client = code('next-auth', 'react/index.js')
const expired = { maxAge: -20 }

test(
  'When the session’s expires date is one hour away, an open page still shows the session after a day',
  spec({ id: 'open-page-ignores-expires-date', source: client }),
  async ({ tab }) => {
    await tab.open('one-hour')
    await expect(await tab.getSession()).toLast(1, 'hours')

    await expect(tab.useSession).toKeepShowing({ company: acme })
  },
)

interface Trigger {
  id: string
  /** Inserted into the title. */
  name: string
  page?: PageName
  act: (tab: Tab, device: Device) => Promise<unknown>
}

const triggers: Trigger[] = [
  { id: 'focus', name: 'returning to the tab', act: (tab) => tab.focus() },
  { id: 'poll', name: 'a poll', page: 'polling-with-session-prop', act: (_, device) => device.advanceClock('01:00') },
  { id: 'reload', name: 'a reload', act: (tab) => tab.reload() },
]

for (const { id, name, page = 'with-session-prop', act } of triggers) {
  test(
    `When the session has expired, ${name} makes the page show no session and removes the cookie`,
    spec({ id: `${id}-detects-expiry`, source: [client, code('next-auth', 'core/routes/session.js')] }),
    async ({ device, session, tab, user }) => {
      await tab.open(page)
      await expect(tab.useSession).toShow({ company: acme })
      await session.signIn(user, acme, expired)
      await act(tab, device)

      await expect(tab.useSession).toShow(null)
      await expect(await session.storedCookies()).toShow({ chunks: [] })
    },
  )
}

test(
  'When getSession() returns null for an expired session, useSession() in the same tab still shows the session',
  spec({ id: 'expired-get-session-leaves-own-tab-stale', source: client, holds: receivesNoOwnReads }),
  async ({ session, tab, user }) => {
    await tab.open('with-session-prop')
    await session.signIn(user, acme, expired)

    await expect(await tab.getSession()).toShow(null)
    await expect(tab.useSession).toKeepShowing({ company: acme })
  },
)

test(
  'When getSession() finds an expired session and broadcasts to its own tab, useSession() there shows no session',
  spec({
    id: 'v5/expired-get-session-signs-out-own-tab',
    source: code('next-auth', 'react.js'),
    holds: receivesOwnReads,
  }),
  async ({ session, tab, user }) => {
    await tab.open('with-session-prop')
    await expect(tab.useSession).toShow({ company: acme })
    await session.signIn(user, acme, expired)

    await expect(await tab.getSession()).toShow(null)
    await expect(tab.useSession).toHaveVerdict('signed out', { before: { company: acme }, after: { company: globex } })
  },
)

test(
  'When one tab detects that the session has expired, another open tab detects it too',
  spec({ id: 'expiry-reaches-another-tab', source: client }),
  async ({ session, tab, openTab, user }) => {
    await tab.open('with-session-prop')
    const other = await openTab()
    await other.open('with-session-prop')
    await session.signIn(user, acme, expired)
    await expect(other.useSession).toShow({ company: acme })
    await tab.focus()

    await expect(tab.useSession).toShow(null)
    await expect(other.useSession).toShow(null)
  },
)

test(
  'A tab that polls keeps the session alive for a tab that does not poll',
  spec({ id: 'polling-tab-keeps-session-for-others', source: client }),
  async ({ device, session, tab, openTab, user }) => {
    await tab.open('with-session-prop')
    const polling = await openTab()
    await polling.open('polling-with-session-prop')
    // It has expired, but the clock tolerance leaves a slow machine 13 seconds until the poll
    await session.signIn(user, acme, { maxAge: -2 })
    await device.advanceClock('01:00')
    await polling.settle()

    await expect(session).toLast(30)
    await tab.reload()
    await expect(tab.useSession).toShow({ company: acme })
  },
)

test(
  'When the session expires, a page that requires a session stays open until focus, then redirects to sign-in',
  spec({
    id: 'required-page-leaves-when-it-detects-expiry',
    source: docs('https://next-auth.js.org/getting-started/client#require-session'),
  }),
  async ({ session, tab, user }) => {
    await tab.open('required')
    await session.signIn(user, acme, expired)
    await expect(tab.useSession).toKeepShowing({ company: acme })
    await expect(tab).toHaveLoaded(['/client/required'])

    await tab.focus()
    await expect(tab).toHaveLoaded([
      '/client/required',
      '/api/auth/signin?error=SessionRequired&callbackUrl=/client/required',
    ])
  },
)
