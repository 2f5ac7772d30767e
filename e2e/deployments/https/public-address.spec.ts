import { code, docs, expect, spec, test } from '../../../fixtures'
import { withoutCsrfCookie } from '../../sign-in-page'
import { inVersion4, inVersion5 } from '../../versions'
import { postSignIn, submitSignInForm } from './steps'

// What users see where the app has a wrong public address, or none

const source = docs('https://next-auth.js.org/configuration/options#nextauth_url')

test.describe('with the address of the app’s own server', () => {
  test.use({ deployment: 'https-inside' })

  test(
    'If NEXTAUTH_URL is the address of the app’s own server, the sign-in form leads users behind TLS to that server',
    spec({ id: 'https/inside/sign-in-form', source }),
    async ({ front, session, tab, user }) => {
      await session.clear()
      await submitSignInForm(tab, user)

      await expect(tab).toArriveAt(`${front.inside}/api/auth/signin?${withoutCsrfCookie}`)
      await expect(session).toHaveClaims(null)
    },
  )

  test(
    'Hazard: if NEXTAUTH_URL is the address of the app’s own server, the session cookie behind TLS is not Secure',
    spec({ id: 'https/inside/cookie-is-not-secure', source }),
    async ({ session, tab, user }) => {
      await session.clear()
      await tab.open('client')
      await tab.client.signIn(user.email, user.password)

      await expect(session).toHaveClaims({ sub: user.id })
      await expect(await session.storedCookies()).toShow({ attributes: ['Path=/; HttpOnly; SameSite=Lax'] })
    },
  )

  test(
    'If AUTH_URL is the address of the app’s own server, redirects in the callback of auth() lead there',
    spec({ id: 'https/inside/proxy-redirects-inside', source: code('next-auth', 'lib/env.js'), holds: inVersion5 }),
    async ({ front, session, tab }) => {
      await tab.goTo('/dashboard')
      await expect(tab).toArriveAt('/dashboard')
      await session.clear()
      await expect(await front.send('GET /dashboard')).toShow({ leadsTo: `${front.inside}/` })
    },
  )
})

test.describe('without a public address', () => {
  test.use({ deployment: 'https-unset' })

  test(
    'Without NEXTAUTH_URL, a sign-in leads to localhost at port 3000',
    spec({ id: 'https/unset/sign-in-leads-to-port-3000', source, holds: inVersion4 }),
    async ({ app, front, user }) => {
      await expect(await postSignIn({ app, front }, user)).toShow({ leadsTo: 'http://localhost:3000/profile' })
    },
  )

  test(
    'Without AUTH_URL, a sign-in leads to the host of the app’s own server, with https',
    spec({ id: 'https/unset/sign-in-leads-inside', source: code('next-auth', 'lib/env.js'), holds: inVersion5 }),
    async ({ app, front, user }) => {
      const leadsTo = `${front.inside.replace('http:', 'https:')}/profile`
      await expect(await postSignIn({ app, front }, user)).toShow({ leadsTo })
    },
  )
})
