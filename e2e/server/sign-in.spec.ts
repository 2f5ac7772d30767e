import { acme, code, docs, expect, spec, test } from '../../fixtures'

const signingIn = [
  docs('https://next-auth.js.org/getting-started/client#using-the-redirect-false-option'),
  code('next-auth', 'core/routes/callback.js'),
]

test(
  'a person who signs in gets to the page that they wanted to see',
  spec({ id: 'sign-in-leads-where-asked', source: code('next-auth', 'core/lib/callback-url.js') }),
  async ({ session, tab, person }) => {
    await session.clear()
    await tab.signInByForm(person.email, person.password, 'profile')

    await expect(tab.place).toShow({ path: '/profile' })
  },
)

test(
  'a wrong password is answered with 401 and changes nothing',
  spec({ id: 'wrong-password-is-refused', source: signingIn, holds: { 'next-auth': '<5.0.0-0' } }),
  async ({ session, tab, person }) => {
    await tab.open('with-session-prop')

    await expect(await tab.update.bySignIn(person.email, 'wrong')).toShow({ error: 'CredentialsSignin', status: 401 })
    await expect(session).toHaveClaims({ sub: person.id, company: acme })
  },
)

test(
  'a sign-in whose authorize() throws is answered with 401 and changes nothing',
  spec({ id: 'throwing-authorize-is-refused', source: signingIn, holds: { 'next-auth': '<5.0.0-0' } }),
  async ({ companyApi, session, tab, person }) => {
    // An answer that is no JSON
    companyApi.fail('POST /sign-in', 200)
    await tab.open('with-session-prop')

    await expect(await tab.update.bySignIn(person.email, person.password)).toShow({ status: 401, ok: false })
    await expect(session).toHaveClaims({ sub: person.id, company: acme })
  },
)
