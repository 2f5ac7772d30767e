import { acme, code, docs, expect, globex, spec, test, type App } from '../../../fixtures'
import { submitSignInForm } from '../https/steps'
import { signedInAs } from '../steps'

// One app under two host names: app.example.test, its public address, and www.example.test

const source = [docs('https://next-auth.js.org/configuration/options#cookies'), code('next-auth', 'core/lib/cookie.js')]

/** The address of a page on the other host. */
const onWww = (app: App, path: string) => app.url.replace('//app.', '//www.') + path

test.describe('a cookie for one host', () => {
  test.use({ deployment: 'two-hosts' })

  test(
    'Without a domain, a user who signs in on one host is signed out on the other',
    spec({ id: 'cookies/two-hosts/signed-out-on-the-other', source }),
    async ({ app, openTab, session, tab, user }) => {
      await session.clear()
      await submitSignInForm(tab, user)
      await expect(tab.useSession).toShow(signedInAs(user))
      await expect(await session.storedCookies()).toShow({ attributes: ['Path=/; HttpOnly; Secure; SameSite=Lax'] })

      const www = await openTab()
      await www.openLink(onWww(app, '/without-session-prop'))
      await expect(www.useSession).toShow(null)
    },
  )
})

test.describe('a cookie for the domain', () => {
  test.use({ deployment: 'domain' })

  test.beforeEach(async ({ session, tab, user }) => {
    await session.clear()
    await submitSignInForm(tab, user)
    await expect(tab.useSession).toShow(signedInAs(user))
  })

  test(
    'With a domain, a user who signs in on one host is also signed in on the other',
    spec({ id: 'cookies/domain/signed-in-on-both', source }),
    async ({ app, openTab, session, user }) => {
      await expect(await session.storedCookies()).toShow({
        chunks: [''],
        attributes: ['Path=/; HttpOnly; Secure; SameSite=Lax; Domain=.example.test'],
      })
      const www = await openTab()
      await www.openLink(onWww(app, '/without-session-prop'))
      await expect(www.useSession).toShow(signedInAs(user))
    },
  )

  test(
    'With a domain, signing out on one host also signs the user out on the other',
    spec({ id: 'cookies/domain/signed-out-on-both', source }),
    async ({ app, openTab, session, tab, user }) => {
      const www = await openTab()
      await www.openLink(onWww(app, '/without-session-prop'))
      await expect(www.useSession).toShow(signedInAs(user))
      await tab.open('client')
      await tab.client.signOut()

      await expect(await session.storedCookies()).toShow({ chunks: [] })
      await www.reload()
      await expect(www.useSession).toShow(null)
    },
  )

  test(
    'With a domain, an update on one host shows on the other after a reload, not before',
    spec({
      id: 'cookies/domain/update-reaches-other-host-on-reload',
      source: docs('https://developer.mozilla.org/en-US/docs/Web/API/Broadcast_Channel_API'),
      needs: ['update()'],
    }),
    async ({ app, openTab, tab }) => {
      await tab.open('with-session-prop')
      await tab.update.byUpdate({ companyId: acme.id })
      const www = await openTab()
      await www.openLink(onWww(app, '/with-session-prop'))
      await expect(www.useSession).toShow({ company: acme })
      await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow({ company: globex })

      await expect(www.useSession).toKeepShowing({ company: acme })
      await www.reload()
      await expect(www.useSession).toShow({ company: globex })
    },
  )
})
