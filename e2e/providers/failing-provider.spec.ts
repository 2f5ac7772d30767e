import { code, expect, forSubject, test, varying } from '../../fixtures'
import { inVersion5 } from '../versions'
import { callback, failedAt, ofProviders, refused } from './words'

test.use({ providers: 'openid' })
test.beforeEach(({ session }) => session.clear())

test(
  'a person who says no at the OpenID provider is back on the sign-in page, not signed in',
  ofProviders({ id: 'oidc-refusal-is-told', source: callback }),
  async ({ identityProvider, person, session, tab }) => {
    await tab.beginSignIn(identityProvider.name)
    await tab.logIn(person.email, person.password)
    await tab.click('Deny')

    await expect(tab).toArriveAt(refusal)
    await expect(session).toHaveClaims(null)
  },
)

const refusal = forSubject(
  varying('/api/auth/signin?error=Callback', [inVersion5, '/api/auth/signin?error=OAuthCallbackError']),
)

test(
  'who wants to sign in at an OpenID provider that is down is told of an error',
  ofProviders({ id: 'oidc-provider-down', source: code('next-auth', 'core/routes/signin.js') }),
  async ({ identityProvider, tab }) => {
    identityProvider.fail('GET /.well-known/openid-configuration', 503)
    await tab.beginSignIn(identityProvider.name)

    await expect(tab).toArriveAt(down)
  },
)

const down = failedAt('/api/auth/signin?error=OAuthSignin')

test(
  'a sign-in is refused whose OpenID provider goes down before it has given its tokens',
  ofProviders({ id: 'oidc-provider-goes-down', source: callback }),
  async ({ identityProvider, person, session, tab }) => {
    identityProvider.fail('POST /token', 503)
    await tab.beginSignIn(identityProvider.name)
    await tab.logInAndAllow(person)

    await expect(tab).toArriveAt(refused)
    await expect(session).toHaveClaims(null)
  },
)

test(
  'where the provider’s profile() throws, the person is back on the sign-in page, and is not told why',
  ofProviders({
    id: 'throwing-profile-is-swallowed',
    source: code('next-auth', 'core/lib/oauth/callback.js'),
    holds: { 'next-auth': '<5.0.0-beta.15' },
  }),
  async ({ createPerson, identityProvider, session, tab }) => {
    // The app's profile() wants an e-mail. The provider knows this person by an empty one
    const nobody = createPerson({ email: '' })
    identityProvider.add(nobody)
    await tab.beginSignIn(identityProvider.name)
    await tab.logInAndAllow(nobody)

    await expect(tab).toArriveAt('/api/auth/signin')
    await expect(session).toHaveClaims(null)
  },
)

test(
  'in NextAuth 5, where the provider’s profile() throws, the person is led to the callback again, with “/signin” behind it, and told of a wrong configuration',
  ofProviders({
    id: 'throwing-profile-passes-for-wrong-configuration',
    source: code('@auth/core', 'lib/actions/callback/index.js'),
    holds: { 'next-auth': '>=5.0.0-beta.15 <6.0.0-0' },
  }),
  async ({ createPerson, identityProvider, serverLog, session, tab }) => {
    const nobody = createPerson({ email: '' })
    identityProvider.add(nobody)
    await tab.beginSignIn(identityProvider.name)
    await tab.logInAndAllow(nobody)

    await expect(tab).toArriveAt('/api/auth/error?error=Configuration')
    await expect(serverLog).toHoldErrors(['OAuthProfileParseError', 'InvalidCheck'])
    await expect(session).toHaveClaims(null)
  },
)
