import { code, docs, expect, spec, test } from '../../fixtures'
import { withSignInInPlace } from '../versions'

const inPlace = docs('https://next-auth.js.org/getting-started/client#using-the-redirect-false-option')
const returning = docs('https://next-auth.js.org/getting-started/client#specifying-a-callbackurl')
const parameters = docs('https://next-auth.js.org/getting-started/client#additional-parameters')

const holds = withSignInInPlace

test.beforeEach(async ({ session }) => {
  await session.clear()
})

test(
  'With redirect set to false, signIn() signs in without leaving the page and returns ok',
  spec({ id: 'sign-in-without-redirect', source: inPlace, holds }),
  async ({ tab, user, session }) => {
    await tab.open('client')
    await expect(await tab.client.signIn(user.email, user.password)).toShow({ status: 200, ok: true })
    await expect(session).toHaveClaims({ user: { id: user.id } })
    await expect(tab.useSession).toShow({ user: { id: user.id } })
    await expect(tab).toHaveLoaded(['/client'])
  },
)

test(
  'signIn() gets providers and a CSRF token, posts with additional parameters in the query, then gets the session',
  spec({ id: 'sign-in-sends', source: [parameters, code('next-auth', 'react/index.js')], holds }),
  async ({ tab, user }) => {
    await tab.open('client')
    await tab.client.signIn(user.email, user.password)
    await expect(tab).toHaveSent([
      'GET /api/auth/providers',
      'GET /api/auth/csrf',
      'POST /api/auth/callback/credentials?login_hint=ada',
      'GET /api/auth/session',
    ])
  },
)

test(
  'After signIn(), the user returns to the page that they were on',
  spec({ id: 'sign-in-returns-to-page', source: returning }),
  async ({ tab, user }) => {
    await tab.open('client')
    await tab.client.signInAndReturn(user.email, user.password)
    await expect(tab).toHaveLoaded(['/client', '/client'])
    await expect(tab.useSession).toShow({ user: { id: user.id } })
  },
)

test(
  'When the URL has a hash, signIn() still reloads the page',
  spec({ id: 'sign-in-reloads-with-hash', source: code('next-auth', 'react/index.js') }),
  async ({ tab, user }) => {
    await tab.open('client')
    await tab.goToHash('here')
    await tab.client.signInAndReturn(user.email, user.password)
    await expect(tab).toHaveLoaded(['/client', '/client#here'])
  },
)

test(
  'When called without a provider id, signIn() opens the sign-in page with the current page as callbackUrl',
  spec({ id: 'sign-in-without-provider', source: docs('https://next-auth.js.org/getting-started/client#signin') }),
  async ({ tab }) => {
    await tab.openLink('/?page=2')
    await tab.click('Sign in')
    await expect(tab).toHaveLoaded(['/?page=2', '/api/auth/signin?callbackUrl=/?page=2'])
  },
)

test(
  'When the providers cannot be fetched, signIn() opens the error page',
  spec({ id: 'sign-in-without-providers', source: code('next-auth', 'react/index.js') }),
  async ({ tab, user }) => {
    await tab.open('client')
    await tab.mockResponse('/api/auth/providers', 502, { message: 'Bad gateway' })
    await tab.client.signInAndReturn(user.email, user.password)
    await expect(tab).toHaveLoaded(['/client', '/api/auth/error'])
  },
)

test(
  'The result of getProviders() contains the providers, keyed by id',
  spec({
    id: 'get-providers-returns-providers',
    source: docs('https://next-auth.js.org/getting-started/client#getproviders'),
  }),
  async ({ tab }) => {
    await tab.open('client')
    await expect(await tab.client.getProviders()).toShow({
      credentials: { id: 'credentials', name: 'e-mail and password', type: 'credentials' },
    })
  },
)
