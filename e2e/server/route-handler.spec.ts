import { acme, code, docs, expect, globex, spec, test, type SpecMeta } from '../../fixtures'
import { longName } from '../long-session'

// NextAuth 4 answers in an API route of the Pages Router (all other specs) and in a route handler of the App Router. The
// app has both, with the same options.
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
  'a provider whose auth routes are in a route handler shows the session that the API route has made',
  spec({ id: 'app-router/provider-shows-session', source, needs }),
  async ({ tab }) => {
    await expect(tab.useSession).toShow({ company: acme })
    await expect(tab).toHaveSent(['GET /api/auth-app/session'], 'load')
  },
)

test(
  'nobody is signed in where a route handler is asked without a cookie',
  spec({ id: 'app-router/nobody-is-signed-in', source, needs }),
  async ({ session, tab }) => {
    await session.clear()

    await expect(await tab.getSession()).toShow(null)
  },
)

test(
  'update(data) by way of a route handler gives the updated session, shows it, and keeps it in the cookie',
  spec({ id: 'app-router/update-data', source, needs: needsUpdate }),
  async ({ session, tab }) => {
    await expect(await tab.update.byUpdate(data)).toShow({ company: globex })

    await expect(tab.useSession).toShow({ company: globex })
    await expect(session).toHaveClaims({ company: globex })
  },
)

test(
  'update() by way of a route handler lets the callback ask the company API again',
  spec({ id: 'app-router/update-without-data', source, needs: needsUpdate }),
  async ({ person, tab }) => {
    person.firstName = 'Augusta'

    await expect(await tab.update.byUpdate()).toShow({ user: { firstName: 'Augusta' } })
  },
)

test(
  'the article’s GET with a query updates the session in a route handler, where the options are made from its address',
  spec({ id: 'app-router/get-with-query', source, needs }),
  async ({ session, tab }) => {
    await expect(await tab.send(`GET /api/auth-app/session?companyId=${globex.id}`)).toShow({
      body: { company: globex },
    })
    await expect(session).toHaveClaims({ company: globex })
  },
)

test(
  'getSession() sees at once what was updated by way of a route handler, and useSession still shows the old session',
  spec({ id: 'app-router/get-session-is-fresh', source, needs }),
  async ({ tab }) => {
    await tab.send(`GET /api/auth-app/session?companyId=${globex.id}`)
    await expect(tab.useSession).toStay({ company: acme })

    await expect(await tab.getSession()).toShow({ company: globex })
  },
)

test(
  'a route handler refuses a POST to the session without a CSRF token, which changes nothing',
  spec({ id: 'app-router/post-without-csrf-token', source, needs }),
  async ({ companyApi, session, tab }) => {
    await expect(await tab.send('POST /api/auth-app/session', { data })).toShow({ status: 400 })
    await expect(companyApi).toHaveBeenAsked([])
    await expect(session).toHaveClaims({ company: acme })
  },
)

test(
  'a tab whose provider asks the API route hears of an update by way of a route handler, and shows it',
  spec({ id: 'app-router/update-reaches-pages-router', source, needs: needsUpdate }),
  async ({ clock, openTab, tab }) => {
    const other = await openTab()
    await other.open('with-session-prop')
    // What is told twice within a second is not heard
    await clock.runFor(2000)
    await tab.update.byUpdate(data)

    await expect(other.useSession).toShow({ company: globex })
  },
)

test(
  'a route handler cuts a session that outgrows one cookie into pieces, and puts it together again',
  spec({ id: 'app-router/long-session-is-in-pieces', source: [...source, code('next-auth', 'next/utils.js')], needs }),
  async ({ session, tab }) => {
    await tab.send(`GET /api/auth-app/session?firstName=${longName}`)

    await expect(await session.kept()).toShow({
      pieces: ['.0', '.1', '.2'],
      attributes: ['Path=/; HttpOnly; SameSite=Lax'],
    })
    await expect(await tab.getSession()).toShow({ user: { firstName: longName }, company: acme })
  },
)

test(
  'reading the session in a route handler makes it last thirty days again',
  spec({ id: 'app-router/read-renews-lifetime', source, needs }),
  async ({ person, session, tab }) => {
    await session.signIn(person, acme, { maxAge: 60 * 60 })
    await tab.getSession()

    await expect(session).toLast(30)
  },
)

test(
  'signing in by way of a route handler signs in like the API route does',
  spec({ id: 'app-router/sign-in', source: [...source, code('next-auth', 'next/utils.js')], needs }),
  async ({ app, person, session, tab }) => {
    await session.clear()
    await tab.update.bySignIn(person.email, person.password)

    await expect(session).toHaveExactlyClaims(app.claimsOf(person, undefined))
  },
)

test(
  'a route handler answers a wrong password with 401, and changes nothing',
  // Until then a script was told 200: found by npm run bisect
  spec({ id: 'app-router/wrong-password-is-refused', source, needs, holds: { 'next-auth': '>=4.23.2 <5.0.0-0' } }),
  async ({ person, session, tab }) => {
    await expect(await tab.update.bySignIn(person.email, 'wrong')).toShow({ error: 'CredentialsSignin', status: 401 })
    await expect(session).toHaveClaims({ sub: person.id, company: acme })
  },
)

test(
  'signing out by way of a route handler takes the cookie away, and gives an address to go to',
  spec({ id: 'app-router/sign-out', source, needs }),
  async ({ app, session, tab }) => {
    await expect(await tab.client.signOut()).toShow({ url: `${app.url}/client/route-handler` })

    await expect(tab.useSession).toShow(null)
    await expect(await session.kept()).toShow({ pieces: [] })
  },
)

test(
  'a form that is posted to a route handler is led to the page that it asked for',
  spec({ id: 'app-router/form-is-led-on', source: [...source, code('next-auth', 'next/utils.js')], needs }),
  async ({ tab }) => {
    const csrfToken = await tab.csrfToken()

    await expect(await tab.send('POST /api/auth-app/signout', { csrfToken, callbackUrl: '/profile' })).toShow({
      path: '/profile',
      status: 200,
    })
  },
)

test(
  'the answer of a route handler to a GET of the session is never stored',
  spec({
    id: 'app-router/session-is-never-stored',
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
  'an auth route that there is not is answered with 400 by a route handler',
  spec({ id: 'app-router/unknown-auth-route-is-refused', source, needs }),
  async ({ tab }) => {
    await expect(await tab.send('GET /api/auth-app/sessions')).toShow({ status: 400 })
  },
)
