import { acme, code, expect, globex, spec, test } from '../../../fixtures'
import { inVersion4, redirectsToPublicPort } from '../../versions'
import { submitSignInForm } from '../https/steps'
import { signedInAs } from '../steps'
import { signInToOther, source } from '../two-apps'

// Another app at the root of the same origin. What it sets, broadcasts and stores reaches the app under the base path

test.describe('with the cookies as NextAuth sets them', () => {
  test.use({ deployment: 'base-path' })

  test(
    'Under a base path, signing in to an app at the root of the host signs the user out',
    spec({ id: 'base-path/two-apps/sign-in-signs-out', source }),
    async ({ openTab, otherApp, tab, user }) => {
      await tab.open('with-session-prop')
      await expect(tab.useSession).toShow(signedInAs(user))
      await signInToOther({ openTab, otherApp }, user)

      await tab.reload()
      await expect(tab.useSession).toShow(null)
    },
  )
})

test.describe('with a session cookie for the base path', () => {
  test.use({ deployment: 'base-path-own-cookie' })

  test.beforeEach(async ({ openTab, otherApp, session, tab, user }) => {
    await session.clear()
    await submitSignInForm(tab, user)
    await expect(tab).toArriveAt('/shop/profile')
    await expect(tab.useSession).toShow(signedInAs(user))
    // A read that is still in flight replaces the CSRF token of the form below
    await tab.settle()
    await signInToOther({ openTab, otherApp }, user)
  })

  test(
    'Under a base path, with a session cookie for that path, the user stays signed in to two apps',
    spec({ id: 'base-path/two-apps/own-path-keeps-both', source }),
    async ({ otherSession, session, tab, user }) => {
      await tab.open('client')
      await expect(tab.useSession).toShow(signedInAs(user))
      await tab.client.signOut()
      await tab.reload()
      await expect(tab.useSession).toShow(null)

      await expect(await session.storedCookies()).toShow({ attributes: ['Path=/; HttpOnly; Secure; SameSite=Lax'] })
      await expect(otherSession).toHaveClaims({ sub: user.id })
    },
  )

  test(
    'Under a base path, getToken() in the proxy (middleware) reads the session cookie of an app at the root',
    spec({
      id: 'base-path/two-apps/proxy-reads-other',
      source: code('next-auth', 'jwt/index.js'),
      holds: { ...inVersion4, ...redirectsToPublicPort },
    }),
    async ({ tab, user }) => {
      await tab.open('client')
      await expect(tab.useSession).toShow(signedInAs(user))
      await expect(await tab.whereLeads('/shop/dashboard')).toShow({ leadsTo: '/shop' })
    },
  )
})

test.describe('with a session cookie of another name for the base path', () => {
  test.use({ deployment: 'base-path-renamed-cookie' })

  test(
    'Under a base path, opening a page of an app at the root of the host makes useSession() show an update',
    spec({ id: 'base-path/two-apps/broadcast', source: code('next-auth', 'react/index.js') }),
    async ({ openTab, otherApp, tab }) => {
      await tab.open('with-session-prop')
      await tab.update.byQuery({ companyId: globex.id })
      await expect(tab.useSession).toKeepShowing({ company: acme })
      const other = await openTab()
      await other.openLink(`${otherApp.url}/client`)

      await expect(tab.useSession).toShow({ company: globex })
    },
  )
})
