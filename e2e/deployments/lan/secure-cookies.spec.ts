import { code, docs, expect, spec, test } from '../../../fixtures'
import { submitSignInForm } from '../https/steps'
import { withoutCsrfCookie } from '../../sign-in-page'
import { withSignInInPlace } from '../../versions'

// Over http, a browser neither keeps nor sends Secure cookies, except at localhost, which Chromium treats like https. So an app whose
// cookies are Secure works on the developer's machine, and not on the local network

const cookies = docs('https://next-auth.js.org/configuration/options#usesecurecookies')
const secureCookies = code('next-auth', 'core/lib/cookie.js')

const signInAgain = `/api/auth/signin?${withoutCsrfCookie}`

test.describe('with Secure cookies', () => {
  test.use({ deployment: 'lan-secure' })

  test.beforeEach(async ({ session }) => {
    await session.clear()
  })

  test(
    'With useSecureCookies over http, the browser keeps no cookie, and the sign-in form leads to itself',
    spec({ id: 'lan/secure-cookies/sign-in-form', source: [cookies, secureCookies] }),
    async ({ app, front, session, tab, user }) => {
      const callbackUrlCookie = app.sessionCookie.replace('session-token', 'callback-url')
      await expect(await front.send('GET /api/auth/csrf')).toShow({ sets: [app.csrfCookie, callbackUrlCookie] })
      await submitSignInForm(tab, user)

      await expect(tab).toArriveAt(signInAgain)
      await expect(await session.allCookies()).toShow({})
    },
  )

  test(
    'With useSecureCookies over http, signIn() without a redirect reports ok, and the user is not signed in',
    spec({
      id: 'lan/secure-cookies/sign-in-reports-ok',
      source: code('next-auth', 'react/index.js'),
      holds: withSignInInPlace,
    }),
    async ({ session, tab, user }) => {
      await tab.open('client')
      await expect(await tab.client.signIn(user.email, user.password)).toShow({ ok: true, status: 200 })

      await expect(tab.useSession).toShow(null)
      await expect(await session.allCookies()).toShow({})
    },
  )

  test(
    'With useSecureCookies over http, signIn() in a server action succeeds, and the next page sees a visitor',
    spec({
      id: 'lan/secure-cookies/server-action',
      source: code('next-auth', 'lib/actions.js'),
      needs: ['signIn() and signOut() on the server'],
    }),
    async ({ session, tab, user, timeline }) => {
      await tab.open('server-component')
      const mark = timeline.mark()
      await tab.server.signInAndRedirect(user.email, user.password)
      const written = timeline
        .since(mark)
        .filter(({ kind, text }) => kind === 'cookie' && text.includes('session-token'))
      await expect(tab.reading('the session cookies that the server set', { count: written.length })).toShow({
        count: 1,
      })

      await expect(await session.allCookies()).toShow({})
      await expect(await tab.whereLeads('/app-router/guarded/one')).toShow({
        leadsTo: '/app-router/entrance?callbackUrl=/app-router/guarded/one',
      })
    },
  )
})

test.describe('with Secure cookies at localhost', () => {
  test.use({ deployment: 'localhost-secure' })

  test(
    'Over http at localhost, Chromium keeps and sends Secure cookies, so signing in works with useSecureCookies',
    spec({ id: 'lan/localhost/secure-cookies-work', source: [cookies, secureCookies] }),
    async ({ session, tab, user }) => {
      await session.clear()
      await submitSignInForm(tab, user)

      await expect(tab).toHaveLoaded(['/api/auth/signin?callbackUrl=/profile', '/profile'])
      await expect(session).toHaveClaims({ sub: user.id })
      await expect(await session.storedCookies()).toShow({ attributes: ['Path=/; HttpOnly; Secure; SameSite=Lax'] })
      await expect(tab.useSession).toShow({ user: { id: user.id } })
    },
  )
})
