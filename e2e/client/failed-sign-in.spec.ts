import { code, docs, expect, spec, test } from '../../fixtures'

const asked = ['GET /api/auth/providers', 'GET /api/auth/csrf', 'POST /api/auth/callback/credentials?login_hint=ada']

test.beforeEach(async ({ session, tab }) => {
  await session.clear()
  await tab.open('client')
})

test(
  'signIn(…, { redirect: false }) with a wrong password gives the error, and says that it is not ok',
  spec({
    id: 'failed-sign-in-says-why',
    source: docs('https://next-auth.js.org/getting-started/client#using-the-redirect-false-option'),
    holds: { 'next-auth': '<5.0.0-0' },
  }),
  async ({ tab, person }) => {
    await expect(await tab.client.signIn(person.email, 'wrong')).toShow({
      error: 'CredentialsSignin',
      status: 401,
      ok: false,
      url: null,
    })
    await expect(tab).toHaveSent(asked)
  },
)

test(
  'signIn(…, { redirect: false }) with a wrong password gives the error, and yet says ok and asks for the session',
  spec({
    id: 'v5/failed-sign-in-says-ok',
    source: code('next-auth', 'react.js'),
    holds: { 'next-auth': '>=5.0.0-beta.5 <6.0.0-0' },
  }),
  async ({ tab, person }) => {
    await expect(await tab.client.signIn(person.email, 'wrong')).toShow({
      error: 'CredentialsSignin',
      status: 200,
      ok: true,
      url: null,
    })
    await expect(tab).toHaveSent([...asked, 'GET /api/auth/session'])
  },
)
