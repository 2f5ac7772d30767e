import { acme, code, docs, expect, globex, spec, test, type Device, type PageName, type Tab } from '../../fixtures'
import { hearsItsReads, hearsNoReads } from '../hearing'

// What a tab sees of its session's end that was open before.
const client = code('next-auth', 'react/index.js')
const ended = { maxAge: -20 }

test(
  'a page goes on showing a session that has said it ends in an hour, for a day',
  spec({ id: 'page-does-not-look-at-expires', source: client }),
  async ({ tab }) => {
    await tab.open('lasting-an-hour')
    await expect(await tab.getSession()).toLast(1, 'hours')

    await expect(tab.useSession).toStay({ company: acme })
  },
)

interface Occasion {
  id: string
  /** Begins the sentence. */
  what: string
  page?: PageName
  act: (tab: Tab, device: Device) => Promise<unknown>
}

const occasions: Occasion[] = [
  { id: 'focus', what: 'a person who comes back to the tab', act: (tab) => tab.focus() },
  { id: 'poll', what: 'a poll', page: 'polling-with-session-prop', act: (_, device) => device.pass('01:00') },
  { id: 'reload', what: 'a reload', act: (tab) => tab.reload() },
]

for (const { id, what, page = 'with-session-prop', act } of occasions) {
  test(
    `${what} makes an open page see that its session has ended, and takes the cookie away`,
    spec({ id: `${id}-sees-the-end`, source: [client, code('next-auth', 'core/routes/session.js')] }),
    async ({ device, session, tab, person }) => {
      await tab.open(page)
      await expect(tab.useSession).toShow({ company: acme })
      await session.signIn(person, acme, ended)
      await act(tab, device)

      await expect(tab.useSession).toShow(null)
      await expect(await session.kept()).toShow({ pieces: [] })
    },
  )
}

test(
  'getSession() sees that the session has ended, and useSession of the same tab goes on showing it',
  spec({ id: 'get-session-keeps-the-end-to-itself', source: client, holds: hearsNoReads }),
  async ({ session, tab, person }) => {
    await tab.open('with-session-prop')
    await session.signIn(person, acme, ended)

    await expect(await tab.getSession()).toShow(null)
    await expect(tab.useSession).toStay({ company: acme })
  },
)

test(
  'getSession() sees that the session has ended, and so does useSession of the same tab',
  spec({ id: 'v5/get-session-tells-own-tab-of-the-end', source: code('next-auth', 'react.js'), holds: hearsItsReads }),
  async ({ session, tab, person }) => {
    await tab.open('with-session-prop')
    await session.signIn(person, acme, ended)

    await expect(await tab.getSession()).toShow(null)
    await expect(tab.useSession).toHaveVerdict('signed out', { before: { company: acme }, after: { company: globex } })
  },
)

test(
  'a tab that sees that the session has ended makes the other tabs see it',
  spec({ id: 'the-end-reaches-another-tab', source: client }),
  async ({ session, tab, openTab, person }) => {
    await tab.open('with-session-prop')
    const other = await openTab()
    await other.open('with-session-prop')
    await session.signIn(person, acme, ended)
    await expect(other.useSession).toShow({ company: acme })
    await tab.focus()

    await expect(other.useSession).toShow(null)
  },
)

test(
  'a tab that polls keeps the session alive for a tab that does not',
  spec({ id: 'polling-tab-keeps-session-for-others', source: client }),
  async ({ device, session, tab, openTab, person }) => {
    await tab.open('with-session-prop')
    const polling = await openTab()
    await polling.open('polling-with-session-prop')
    await session.signIn(person, acme, { maxAge: -10 })
    await device.pass('01:00')
    await polling.settle()

    await expect(session).toLast(30)
    await tab.reload()
    await expect(tab.useSession).toShow({ company: acme })
  },
)

test(
  'a page with useSession({ required: true }) stays when its session ends, and leaves for the sign-in page when it is looked at again',
  spec({
    id: 'required-page-leaves-when-it-sees-the-end',
    source: docs('https://next-auth.js.org/getting-started/client#require-session'),
  }),
  async ({ session, tab, person }) => {
    await tab.open('required')
    await session.signIn(person, acme, ended)
    await expect(tab.useSession).toStay({ company: acme })
    await expect(tab).toHaveLoaded(['/client/required'])

    await tab.focus()
    await expect(tab).toHaveLoaded([
      '/client/required',
      '/api/auth/signin?error=SessionRequired&callbackUrl=/client/required',
    ])
  },
)
