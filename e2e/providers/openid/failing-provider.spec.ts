import { code, expect, forSubject, test, varying } from '../../../fixtures'
import { inVersion5 } from '../../versions'
import { callbackSource, errorPage, providerSpec, rejectedCallbackPage } from '../sign-in-specs'

test.use({ providers: 'openid' })
test.beforeEach(({ session }) => session.clear())

test(
  'When the user denies access at the OpenID provider, they return to the sign-in page and are not signed in',
  providerSpec({ id: 'oidc-denied-access-returns-to-sign-in', source: callbackSource }),
  async ({ identityProvider, user, session, tab }) => {
    await tab.startSignIn(identityProvider.name)
    await tab.logIn(user.email, user.password)
    await tab.click('Deny')

    await expect(tab).toArriveAt(accessDeniedPage)
    await expect(session).toHaveClaims(null)
  },
)

const accessDeniedPage = forSubject(
  varying('/api/auth/signin?error=Callback', [inVersion5, '/api/auth/signin?error=OAuthCallbackError']),
)

test(
  'When the OpenID provider is down, a user who tries to sign in sees an error',
  providerSpec({ id: 'oidc-provider-down', source: code('next-auth', 'core/routes/signin.js') }),
  async ({ identityProvider, tab }) => {
    identityProvider.fail('GET /.well-known/openid-configuration', 503)
    await tab.startSignIn(identityProvider.name)

    await expect(tab).toArriveAt(providerDownPage)
    await expect(identityProvider).toHaveReceived(['GET /.well-known/openid-configuration'])
  },
)

const providerDownPage = errorPage('/api/auth/signin?error=OAuthSignin')

test(
  'When the OpenID provider goes down before it issues its tokens, the sign-in is rejected',
  providerSpec({ id: 'oidc-provider-goes-down', source: callbackSource }),
  async ({ identityProvider, user, session, tab }) => {
    identityProvider.fail('POST /token', 503)
    await tab.startSignIn(identityProvider.name)
    await tab.logInAndConsent(user)

    await expect(tab).toArriveAt(rejectedCallbackPage)
    await expect(session).toHaveClaims(null)
  },
)

test(
  'When the provider’s profile() throws, the user returns to the sign-in page without an error message',
  providerSpec({
    id: 'throwing-profile-is-swallowed',
    source: code('next-auth', 'core/lib/oauth/callback.js'),
    holds: { 'next-auth': '<5.0.0-beta.15' },
  }),
  async ({ createUser, identityProvider, serverLog, session, tab }) => {
    // The app's profile() requires an email, and the provider has an empty one for this user
    const userWithoutEmail = createUser({ email: '' })
    identityProvider.add(userWithoutEmail)
    await tab.startSignIn(identityProvider.name)
    await tab.logInAndConsent(userWithoutEmail)

    await expect(tab).toArriveAt('/api/auth/signin')
    await expect(serverLog).toHaveLoggedErrors([profileError])
    await expect(session).toHaveClaims(null)
  },
)

const profileError = forSubject(varying('OAUTH_PARSE_PROFILE_ERROR', [inVersion5, 'OAuthProfileParseError']))

// The second callback URL has “/signin” appended
test(
  'In NextAuth 5, when profile() throws, the user goes to the OAuth callback again, then to a configuration error',
  providerSpec({
    id: 'throwing-profile-shows-configuration-error',
    source: code('@auth/core', 'lib/actions/callback/index.js'),
    holds: { 'next-auth': '>=5.0.0-beta.15 <6.0.0-0' },
  }),
  async ({ createUser, identityProvider, serverLog, session, tab }) => {
    const userWithoutEmail = createUser({ email: '' })
    identityProvider.add(userWithoutEmail)
    await tab.startSignIn(identityProvider.name)
    await tab.logInAndConsent(userWithoutEmail)

    await expect(tab).toArriveAt('/api/auth/error?error=Configuration')
    await expect(serverLog).toHaveLoggedErrors(['OAuthProfileParseError', 'InvalidCheck'])
    await expect(session).toHaveClaims(null)
  },
)
