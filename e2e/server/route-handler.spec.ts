import { acme, code, docs, expect, globex, spec, test, type SpecMeta } from '../../fixtures'
import { longName } from '../long-session'

// NextAuth 4 serves its auth routes from an API route of the Pages Router (in all other specs) or from a route handler of
// the App Router. The app has both, with the same options.
const source = [
  docs('https://next-auth.js.org/configuration/initialization#route-handlers-app'),
  code('next-auth', 'next/index.js'),
]
const needs: SpecMeta['needs'] = ['auth routes in either router']
const needsUpdate: SpecMeta['needs'] = [...needs, 'update()']
const data = { companyId: globex.id }

test.beforeEach(async ({ tab }) => {
  await tab.open('client-of-route-handler')
})

test(
  'With auth routes in a route handler, useSession() shows the session that is already in the cookie',
  spec({ id: 'app-router/provider-shows-session', source, needs }),
  async ({ tab }) => {
    await expect(tab.useSession).toShow({ company: acme })
    await expect(tab).toHaveSent(['GET /api/auth-app/session'], 'load')
  },
)

test(
  'With auth routes in a route handler, getSession() without a session cookie returns null',
  spec({ id: 'app-router/signed-out-without-cookie', source, needs }),
  async ({ session, tab }) => {
    await expect(await tab.getSession()).toShow({ company: acme })
    await session.clear()

    await expect(await tab.getSession()).toShow(null)
  },
)

test(
  'With auth routes in a route handler, update(data) updates the cookie and useSession(), and returns the session',
  spec({ id: 'app-router/update-data', source, needs: needsUpdate }),
  async ({ session, tab }) => {
    await expect(await tab.update.byUpdate(data)).toShow({ company: globex })

    await expect(tab.useSession).toShow({ company: globex })
    await expect(session).toHaveClaims({ company: globex })
  },
)

test(
  'With auth routes in a route handler, update() makes the jwt callback call the company API again',
  spec({ id: 'app-router/update-without-data', source, needs: needsUpdate }),
  async ({ user, tab }) => {
    user.firstName = 'Augusta'

    await expect(await tab.update.byUpdate()).toShow({ user: { firstName: 'Augusta' } })
  },
)

test(
  'When a route handler builds its options from the URL, a GET of the session with a query updates the session',
  spec({ id: 'app-router/get-with-query', source, needs }),
  async ({ session, tab }) => {
    await expect(await tab.send(`GET /api/auth-app/session?companyId=${globex.id}`)).toShow({
      body: { company: globex },
    })
    await expect(session).toHaveClaims({ company: globex })
  },
)

test(
  'With auth routes in a route handler, a GET with a query makes getSession() fresh and leaves useSession() stale',
  spec({ id: 'app-router/get-session-is-fresh', source, needs }),
  async ({ tab }) => {
    await tab.send(`GET /api/auth-app/session?companyId=${globex.id}`)
    await expect(tab.useSession).toKeepShowing({ company: acme })

    await expect(await tab.getSession()).toShow({ company: globex })
  },
)

test(
  'With auth routes in a route handler, a session POST without a CSRF token returns 400 and changes nothing',
  spec({ id: 'app-router/post-without-csrf-token', source, needs }),
  async ({ companyApi, session, tab }) => {
    await expect(await tab.send('POST /api/auth-app/session', { data })).toShow({ status: 400 })
    await expect(companyApi).toHaveReceived([])
    await expect(session).toHaveClaims({ company: acme })

    const withToken = { csrfToken: await tab.csrfToken(), data }
    await expect(await tab.send('POST /api/auth-app/session', withToken)).toShow({ status: 200 })
  },
)

test(
  'After update(data) posts to a route handler, a tab that reads the session from the API route shows the update',
  spec({ id: 'app-router/update-reaches-pages-router', source, needs: needsUpdate }),
  async ({ clock, openTab, tab }) => {
    const other = await openTab()
    await other.open('with-session-prop')
    // Other tabs do not receive a second broadcast within one second
    await clock.runFor(2000)
    await tab.update.byUpdate(data)

    await expect(other.useSession).toShow({ company: globex })
    await expect(tab).toHaveSent(['GET /api/auth-app/csrf', 'POST /api/auth-app/session'])
    await expect(other).toHaveSent(['GET /api/auth/session'])
  },
)

test(
  'When a session is too long for one cookie, a route handler splits it into chunks and joins them again',
  spec({ id: 'app-router/long-session-is-chunked', source: [...source, code('next-auth', 'next/utils.js')], needs }),
  async ({ session, tab }) => {
    await tab.send(`GET /api/auth-app/session?firstName=${longName}`)

    await expect(await session.storedCookies()).toShow({
      chunks: ['.0', '.1', '.2'],
      attributes: ['Path=/; HttpOnly; SameSite=Lax'],
    })
    await expect(await tab.getSession()).toShow({ user: { firstName: longName }, company: acme })
  },
)

test(
  'With auth routes in a route handler, reading the session resets its lifetime to 30 days',
  spec({ id: 'app-router/read-renews-lifetime', source, needs }),
  async ({ user, session, tab }) => {
    await session.signIn(user, acme, { maxAge: 60 * 60 })
    await tab.getSession()

    await expect(session).toLast(30)
  },
)

test(
  'Signing in through a route handler creates the same claims as signing in through the API route',
  spec({ id: 'app-router/sign-in', source: [...source, code('next-auth', 'next/utils.js')], needs }),
  async ({ app, user, session, tab }) => {
    await session.clear()
    await tab.update.bySignIn(user.email, user.password)

    await expect(session).toHaveExactlyClaims(app.claimsOf(user, undefined))
  },
)

test(
  'With auth routes in a route handler, a sign-in with a wrong password returns 401 and changes nothing',
  // Earlier versions return 200 to scripts. Found by npm run bisect
  spec({ id: 'app-router/wrong-password-is-rejected', source, needs, holds: { 'next-auth': '>=4.23.2 <5.0.0-0' } }),
  async ({ user, session, tab }) => {
    await expect(await tab.update.bySignIn(user.email, 'wrong')).toShow({ error: 'CredentialsSignin', status: 401 })
    await expect(session).toHaveClaims({ sub: user.id, company: acme })
  },
)

test(
  'With auth routes in a route handler, signing out removes the session cookie and returns the redirect URL',
  spec({ id: 'app-router/sign-out', source, needs }),
  async ({ app, session, tab }) => {
    await expect(tab.useSession).toShow({ company: acme })
    await expect(await tab.client.signOut()).toShow({ url: `${app.url}/client/route-handler` })

    await expect(tab.useSession).toShow(null)
    await expect(await session.storedCookies()).toShow({ chunks: [] })
  },
)

test(
  'When a form is posted to auth routes in a route handler, the response redirects to the form’s callbackUrl',
  spec({ id: 'app-router/form-is-redirected', source: [...source, code('next-auth', 'next/utils.js')], needs }),
  async ({ device, tab }) => {
    const form = { csrfToken: await tab.csrfToken(), callbackUrl: '/profile' }

    await expect(await device.request('POST /api/auth-app/signout', form)).toShow({ status: 302, leadsTo: '/profile' })
  },
)

test(
  'With auth routes in a route handler, a session GET returns Cache-Control “private, no-cache, no-store”',
  spec({
    id: 'app-router/session-response-is-not-stored',
    source: [...source, code('next-auth', 'core/routes/session.js')],
    needs,
    holds: { 'next-auth': '>=4.24.12 <5.0.0-0' },
  }),
  async ({ tab }) => {
    await expect(await tab.send('GET /api/auth-app/session')).toShow({
      'Cache-Control': 'private, no-cache, no-store',
    })
  },
)

test(
  'With auth routes in a route handler, a GET of an unknown auth route returns 400',
  spec({ id: 'app-router/unknown-auth-route-is-rejected', source, needs }),
  async ({ tab }) => {
    await expect(await tab.send('GET /api/auth-app/sessions')).toShow({ status: 400 })
  },
)
