import { code, docs, expect, spec, test } from '../../fixtures'
import { inVersion4 } from '../versions'

const signInRequests = [
  'GET /api/auth/providers',
  'GET /api/auth/csrf',
  'POST /api/auth/callback/credentials?login_hint=ada',
]

test.beforeEach(async ({ session, tab }) => {
  await session.clear()
  await tab.open('client')
})

test(
  'With a wrong password and redirect set to false, signIn() returns the error, and ok is false',
  spec({
    id: 'failed-sign-in-returns-error',
    source: docs('https://next-auth.js.org/getting-started/client#using-the-redirect-false-option'),
    holds: inVersion4,
  }),
  async ({ tab, user }) => {
    await expect(await tab.client.signIn(user.email, 'wrong')).toShow({
      error: 'CredentialsSignin',
      status: 401,
      ok: false,
      url: null,
    })
    await expect(tab).toHaveSent(signInRequests)
  },
)

test(
  'With a wrong password and redirect set to false, signIn() returns an error with ok true and reads the session',
  spec({
    id: 'v5/failed-sign-in-returns-ok',
    source: code('next-auth', 'react.js'),
    holds: { 'next-auth': '>=5.0.0-beta.5 <6.0.0-0' },
  }),
  async ({ tab, user }) => {
    await expect(await tab.client.signIn(user.email, 'wrong')).toShow({
      error: 'CredentialsSignin',
      status: 200,
      ok: true,
      url: null,
    })
    await expect(tab).toHaveSent([...signInRequests, 'GET /api/auth/session'])
  },
)
