import { code, docs, expect, spec, test } from '../../fixtures'

const inPlace = docs('https://next-auth.js.org/getting-started/client#using-the-redirect-false-option')
const returning = docs('https://next-auth.js.org/getting-started/client#specifying-a-callbackurl')
const parameters = docs('https://next-auth.js.org/getting-started/client#additional-parameters')

// Up to 5.0.0-beta.4, signIn() fails behind the sign-in.
const holds = { 'next-auth': '<5.0.0-0 || >=5.0.0-beta.5 <6.0.0-0' }

test.beforeEach(async ({ session }) => {
  await session.clear()
})

test(
  'signIn(…, { redirect: false }) signs in without leaving the page, and says so',
  spec({ id: 'sign-in-in-place', source: inPlace, holds }),
  async ({ tab, person, session }) => {
    await tab.open('client')
    await expect(await tab.client.signIn(person.email, person.password)).toShow({ status: 200, ok: true })
    await expect(session).toHaveClaims({ user: { id: person.id } })
    await expect(tab.useSession).toShow({ user: { id: person.id } })
    await expect(tab).toHaveLoaded(['/client'])
  },
)

test(
  'signIn() asks for the providers and a CSRF token, hands its parameters on in the query, and then asks for the session',
  spec({ id: 'sign-in-sends', source: [parameters, code('next-auth', 'react/index.js')], holds }),
  async ({ tab, person }) => {
    await tab.open('client')
    await tab.client.signIn(person.email, person.password)
    await expect(tab).toHaveSent([
      'GET /api/auth/providers',
      'GET /api/auth/csrf',
      'POST /api/auth/callback/credentials?login_hint=ada',
      'GET /api/auth/session',
    ])
  },
)

test(
  'signIn() brings the person back to the page that they were on',
  spec({ id: 'sign-in-brings-back', source: returning }),
  async ({ tab, person }) => {
    await tab.open('client')
    await tab.client.signInAndReturn(person.email, person.password)
    await expect(tab).toHaveLoaded(['/client', '/client'])
  },
)

test(
  'signIn() loads the page anew also where its address ends in a place of the page, #here',
  spec({ id: 'sign-in-loads-behind-a-hash', source: code('next-auth', 'react/index.js') }),
  async ({ tab, person }) => {
    await tab.open('client')
    await tab.jumpTo('here')
    await tab.client.signInAndReturn(person.email, person.password)
    await expect(tab).toHaveLoaded(['/client', '/client#here'])
  },
)

test(
  'signIn() without a provider leads to the sign-in page, which knows where the person came from',
  spec({ id: 'sign-in-without-provider', source: docs('https://next-auth.js.org/getting-started/client#signin') }),
  async ({ tab }) => {
    await tab.open('home')
    await tab.click('Sign in')
    await expect(tab).toHaveLoaded(['/', '/api/auth/signin?callbackUrl=/'])
  },
)

test(
  'signIn() leads to the error page where the providers cannot be read',
  spec({ id: 'sign-in-without-providers', source: code('next-auth', 'react/index.js') }),
  async ({ tab, person }) => {
    await tab.open('client')
    await tab.answerFor('/api/auth/providers', 502, { message: 'Bad gateway' })
    await tab.client.signInAndReturn(person.email, person.password)
    await expect(tab).toHaveLoaded(['/client', '/api/auth/error'])
  },
)

test(
  'getProviders() gives the providers by their ids',
  spec({
    id: 'get-providers-gives-providers',
    source: docs('https://next-auth.js.org/getting-started/client#getproviders'),
  }),
  async ({ tab }) => {
    await tab.open('client')
    await expect(await tab.client.getProviders()).toShow({
      credentials: { id: 'credentials', name: 'e-mail and password', type: 'credentials' },
    })
  },
)
