import { acme, code, docs, expect, spec, test } from '../../fixtures'
import { inVersion4 } from '../versions'

const signingIn = [
  docs('https://next-auth.js.org/getting-started/client#using-the-redirect-false-option'),
  code('next-auth', 'core/routes/callback.js'),
]

test(
  'After signing in, the user lands on the page that they requested',
  spec({ id: 'sign-in-redirects-to-requested-page', source: code('next-auth', 'core/lib/callback-url.js') }),
  async ({ session, tab, user }) => {
    await session.clear()
    await tab.signInByForm(user.email, user.password, 'profile')

    await expect(tab.location).toShow({ path: '/profile' })
  },
)

test(
  'A sign-in with a wrong password returns 401 and changes nothing',
  spec({ id: 'wrong-password-is-rejected', source: signingIn, holds: inVersion4 }),
  async ({ session, tab, user }) => {
    await tab.open('with-session-prop')

    await expect(await tab.update.bySignIn(user.email, 'wrong')).toShow({ error: 'CredentialsSignin', status: 401 })
    await expect(session).toHaveClaims({ sub: user.id, company: acme })

    await expect(await tab.update.bySignIn(user.email, user.password)).toShow({ status: 200 })
  },
)

test(
  'When authorize() throws, the sign-in returns 401 and changes nothing',
  spec({ id: 'throwing-authorize-is-rejected', source: signingIn, holds: inVersion4 }),
  async ({ companyApi, session, tab, user }) => {
    // A response that is not JSON
    companyApi.fail('POST /sign-in', 200)
    await tab.open('with-session-prop')

    await expect(await tab.update.bySignIn(user.email, user.password)).toShow({
      // The message of the error that authorize() throws
      error: 'Unexpected end of JSON input',
      status: 401,
      ok: false,
    })
    await expect(session).toHaveClaims({ sub: user.id, company: acme })
  },
)
