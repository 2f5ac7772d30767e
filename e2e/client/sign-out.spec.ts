import { acme, code, docs, expect, spec, test } from '../../fixtures'
import { receivesOthersOnce } from '../own-broadcasts'

const signingOut = docs('https://next-auth.js.org/getting-started/client#signout')
const inPlace = docs('https://next-auth.js.org/getting-started/client#using-the-redirect-false-option-1')

test(
  'With redirect set to false, signOut() clears the session, stays on the page and returns the URL to open next',
  spec({ id: 'sign-out-without-redirect', source: inPlace }),
  async ({ app, tab, session }) => {
    await tab.open('client')
    await expect(tab.useSession).toShow({ company: acme })
    await expect(await tab.client.signOut()).toShow({ url: `${app.url}/client` })
    await expect(session).toHaveClaims(null)
    await expect(tab).toHaveLoaded(['/client'])
  },
)

test(
  'With redirect set to false, signOut() makes useSession() in the same tab show the user as signed out',
  spec({ id: 'sign-out-shows-immediately', source: inPlace }),
  async ({ tab }) => {
    await tab.open('client')
    await tab.client.signOut()
    await expect(tab.useSession).toHaveHadStatuses(['loading', 'authenticated', 'unauthenticated'])
  },
)

test(
  'A signOut() call gets a CSRF token, posts it, then gets the session',
  spec({ id: 'sign-out-sends', source: code('next-auth', 'react/index.js'), holds: receivesOthersOnce }),
  async ({ session, tab }) => {
    await tab.open('client')
    await tab.client.signOut()
    await expect(tab).toHaveSent(['GET /api/auth/csrf', 'POST /api/auth/signout', 'GET /api/auth/session'])
    // Only a POST with the CSRF token clears it
    await expect(session).toHaveClaims(null)
  },
)

test(
  'After signOut() in another tab, useSession() shows the user as signed out',
  spec({ id: 'sign-out-reaches-another-tab', source: [signingOut, code('next-auth', 'client/_utils.js')] }),
  async ({ tab, openTab, user }) => {
    const other = await openTab()
    await other.open('with-session-prop')
    await expect(other.useSession).toShow({ user: { id: user.id } })
    await tab.open('client')

    await tab.client.signOut()
    await expect(other.useSession).toShow(null)
  },
)

test(
  'On signOut(), the page broadcasts to the other tabs with the trigger signout',
  spec({ id: 'sign-out-broadcasts-trigger', source: code('next-auth', 'react/index.js') }),
  async ({ tab }) => {
    await tab.open('client')
    await tab.client.signOut()
    await expect(tab).toHaveBroadcast([{ event: 'session', data: { trigger: 'signout' } }])
  },
)

test(
  'After signOut(), the user returns to the page that they were on',
  spec({ id: 'sign-out-returns-to-page', source: signingOut }),
  async ({ tab }) => {
    await tab.open('client')
    await expect(tab.useSession).toShow({ company: acme })
    await tab.client.signOutAndReturn()
    await expect(tab).toHaveLoaded(['/client', '/client'])
    await expect(tab.useSession).toShow(null)
  },
)

test(
  'When the URL has a hash, signOut() still reloads the page',
  spec({ id: 'sign-out-reloads-with-hash', source: code('next-auth', 'react/index.js') }),
  async ({ tab }) => {
    await tab.open('client')
    await tab.goToHash('here')
    await tab.client.signOutAndReturn()
    await expect(tab).toHaveLoaded(['/client', '/client#here'])
  },
)
