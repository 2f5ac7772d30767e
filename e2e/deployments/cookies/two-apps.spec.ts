import { acme, code, expect, globex, spec, test } from '../../../fixtures'
import { withoutCsrfCookie } from '../../sign-in-page'
import { fillInSignInForm, signInPage } from '../https/steps'
import { signedInAs } from '../steps'
import { signInToOther, source, submitFormOpenedBefore } from '../two-apps'

// Two apps on localhost, on two ports: a browser keeps one cookie of a name for both

test.describe('with the names that NextAuth gives', () => {
  test(
    'If two apps on a host have the same cookie names, signing in to one signs the user out of the other',
    spec({ id: 'cookies/two-apps/sign-in-signs-out', source }),
    async ({ openTab, otherApp, tab, user }) => {
      await tab.open('with-session-prop')
      await expect(tab.useSession).toShow(signedInAs(user))
      await signInToOther({ openTab, otherApp }, user)

      await tab.reload()
      await expect(tab.useSession).toShow(null)
    },
  )

  test(
    'If two apps on a host have the same cookie names, a read of the session in one signs the user out of the other',
    spec({ id: 'cookies/two-apps/read-signs-out', source: [...source, code('next-auth', 'core/routes/session.js')] }),
    async ({ openTab, otherApp, otherSession, tab, user }) => {
      const other = await signInToOther({ openTab, otherApp }, user)
      await expect(otherSession).toHaveClaims({ sub: user.id })
      await tab.openWithoutSession()
      await expect(await tab.send('GET /api/auth/session')).toShow({ status: 200 })

      await expect(await otherSession.storedCookies()).toShow({ chunks: [] })
      await other.reload()
      await expect(other.useSession).toShow(null)
    },
  )

  test(
    'If two apps on a host have the same cookie names, the sign-in page of one spoils the open form of the other',
    spec({ id: 'cookies/two-apps/open-form', source: [...source, code('next-auth', 'core/lib/csrf-token.js')] }),
    async ({ openTab, otherApp, session, tab, user }) => {
      await session.clear()
      await submitFormOpenedBefore({ openTab, otherApp }, tab, user)

      await expect(tab).toArriveAt(`/api/auth/signin?${withoutCsrfCookie}`)
      await expect(session).toHaveClaims(null)
    },
  )

  test(
    'If two apps on a host share cookie names, a read of the session in one spoils the open form of the other',
    spec({
      id: 'cookies/two-apps/read-spoils-form',
      source: [...source, code('next-auth', 'core/lib/csrf-token.js')],
    }),
    async ({ openTab, otherApp, otherSession, session, tab, user }) => {
      await session.clear()
      await tab.openWithoutSession()
      const other = await openTab()
      await other.goTo(otherApp.url + signInPage(otherApp))
      await expect(await tab.send('GET /api/auth/session')).toShow({ status: 200 })
      await fillInSignInForm(other, user)

      await expect(other).toArriveAt(other.log.path(`${otherApp.url}/api/auth/signin?${withoutCsrfCookie}`))
      await expect(otherSession).toHaveClaims(null)
    },
  )
})

test.describe('with one secret', () => {
  test.use({ secretOfOtherApp: 'shared' })

  test(
    'If two apps on a host share cookie names and secret, signing in to one signs the user in to the other',
    spec({ id: 'cookies/two-apps/one-secret/sign-in', source }),
    async ({ openTab, otherApp, session, tab, user }) => {
      await session.clear()
      await signInToOther({ openTab, otherApp }, user)

      await tab.open('with-session-prop')
      await expect(tab.useSession).toShow(signedInAs(user))
    },
  )

  test(
    'With one secret and cookie name for two apps, an update in one shows in the other after a reload, not before',
    spec({ id: 'cookies/two-apps/one-secret/update', source, needs: ['update()'] }),
    async ({ openTab, otherApp, tab }) => {
      await tab.open('with-session-prop')
      await expect(tab.useSession).toShow({ company: acme })
      const other = await openTab()
      await other.openLink(`${otherApp.url}/with-session-prop`)
      await expect(await other.update.byUpdate({ companyId: globex.id })).toShow({ company: globex })

      await expect(tab.useSession).toKeepShowing({ company: acme })
      await tab.reload()
      await expect(tab.useSession).toShow({ company: globex })
    },
  )

  test(
    'If two apps on a host share cookie names and secret, signing out of one shows in the other after a reload',
    spec({ id: 'cookies/two-apps/one-secret/sign-out', source }),
    async ({ openTab, otherApp, tab, user }) => {
      await tab.open('with-session-prop')
      const other = await openTab()
      await other.openLink(`${otherApp.url}/client`)
      await other.client.signOut()

      await expect(tab.useSession).toKeepShowing(signedInAs(user))
      await tab.reload()
      await expect(tab.useSession).toShow(null)
    },
  )
})

test.describe('with a name of its own for the session cookie', () => {
  test.use({ deployment: 'localhost-own-name' })

  test(
    'If the session cookie has a name of its own, signing in to another app on the host leaves the user signed in',
    spec({ id: 'cookies/two-apps/own-name/sign-in', source }),
    async ({ openTab, otherApp, tab, user }) => {
      await tab.open('with-session-prop')
      await signInToOther({ openTab, otherApp }, user)

      await tab.reload()
      await expect(tab.useSession).toShow({ ...signedInAs(user), company: acme })
    },
  )

  test(
    'If the session cookie has a name of its own, signing out of another app on the host leaves the user signed in',
    spec({ id: 'cookies/two-apps/own-name/sign-out', source }),
    async ({ openTab, otherApp, otherSession, tab, user }) => {
      await tab.open('with-session-prop')
      const other = await signInToOther({ openTab, otherApp }, user)
      await other.openLink(`${otherApp.url}/client`)
      await other.client.signOut()
      await expect(await otherSession.storedCookies()).toShow({ chunks: [] })

      await tab.reload()
      await expect(tab.useSession).toShow(signedInAs(user))
    },
  )

  test(
    'If only the session cookie has a name of its own, the sign-in page of another app spoils an open sign-in form',
    spec({
      id: 'cookies/two-apps/own-name/open-form',
      source: [...source, code('next-auth', 'core/lib/csrf-token.js')],
    }),
    async ({ openTab, otherApp, session, tab, user }) => {
      await session.clear()
      await submitFormOpenedBefore({ openTab, otherApp }, tab, user)

      await expect(tab).toArriveAt(`/api/auth/signin?${withoutCsrfCookie}`)
      await expect(session).toHaveClaims(null)
    },
  )
})
