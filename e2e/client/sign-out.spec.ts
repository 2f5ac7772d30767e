import { code, docs, expect, spec, test } from '../../fixtures'
import { hearsOthersOnce } from '../hearing'

const signingOut = docs('https://next-auth.js.org/getting-started/client#signout')
const inPlace = docs('https://next-auth.js.org/getting-started/client#using-the-redirect-false-option-1')

test(
  'signOut({ redirect: false }) takes the session away without leaving the page, and gives an address to go to',
  spec({ id: 'sign-out-in-place', source: inPlace }),
  async ({ app, tab, session }) => {
    await tab.open('client')
    await expect(await tab.client.signOut()).toShow({ url: `${app.url}/client` })
    await expect(session).toHaveClaims(null)
    await expect(tab).toHaveLoaded(['/client'])
  },
)

test(
  'signOut({ redirect: false }) makes useSession of its own tab show that nobody is signed in',
  spec({ id: 'sign-out-shows-at-once', source: inPlace }),
  async ({ tab }) => {
    await tab.open('client')
    await tab.client.signOut()
    await expect(tab.useSession).toHaveSaid(['loading', 'authenticated', 'unauthenticated'])
  },
)

test(
  'signOut() asks for a CSRF token, posts it, and then asks for the session',
  spec({ id: 'sign-out-sends', source: code('next-auth', 'react/index.js'), holds: hearsOthersOnce }),
  async ({ tab }) => {
    await tab.open('client')
    await tab.client.signOut()
    await expect(tab).toHaveSent(['GET /api/auth/csrf', 'POST /api/auth/signout', 'GET /api/auth/session'])
  },
)

test(
  'after signOut() in another tab, useSession shows that nobody is signed in',
  spec({ id: 'sign-out-reaches-another-tab', source: [signingOut, code('next-auth', 'client/_utils.js')] }),
  async ({ tab, openTab }) => {
    const other = await openTab()
    await other.open('with-session-prop')
    await tab.open('client')

    await tab.client.signOut()
    await expect(other.useSession).toShow(null)
  },
)

test(
  'signOut() tells the other tabs that it was a sign-out',
  spec({ id: 'sign-out-tells-why', source: code('next-auth', 'react/index.js') }),
  async ({ tab }) => {
    await tab.open('client')
    await tab.client.signOut()
    await expect(tab).toHaveTold([{ event: 'session', data: { trigger: 'signout' } }])
  },
)

test(
  'signOut() brings the person back to the page that they were on',
  spec({ id: 'sign-out-brings-back', source: signingOut }),
  async ({ tab }) => {
    await tab.open('client')
    await tab.client.signOutAndReturn()
    await expect(tab).toHaveLoaded(['/client', '/client'])
    await expect(tab.useSession).toShow(null)
  },
)

test(
  'signOut() loads the page anew also where its address ends in a place of the page, #here',
  spec({ id: 'sign-out-loads-behind-a-hash', source: code('next-auth', 'react/index.js') }),
  async ({ tab }) => {
    await tab.open('client')
    await tab.jumpTo('here')
    await tab.client.signOutAndReturn()
    await expect(tab).toHaveLoaded(['/client', '/client#here'])
  },
)
