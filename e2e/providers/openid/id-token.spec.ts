import { code, expect, test, type IdentityProvider, type SpecMeta } from '../../../fixtures'
import { inVersion4, inVersion5 } from '../../versions'
import { providerSpec, rejectedCallbackPage } from '../sign-in-specs'

test.use({ providers: 'openid' })
test.beforeEach(({ session }) => session.clear())

interface Fault extends Pick<SpecMeta, 'id' | 'holds'> {
  title: string
  tamper: (idToken: string, provider: IdentityProvider) => string
}

/** The same token with an invalid signature. */
const withInvalidSignature = (idToken: string) =>
  `${idToken.split('.').slice(0, 2).join('.')}.${Buffer.alloc(64, 1).toString('base64url')}`

/** What is wrong with the ID token that the provider's token endpoint returns. */
const faults: Fault[] = [
  {
    id: 'id-token-with-wrong-nonce',
    title: 'When the nonce in the ID token differs from the requested one',
    tamper: (idToken, provider) => provider.signed(idToken, { nonce: 'another' }),
  },
  {
    id: 'id-token-for-another-app',
    title: 'When the ID token is for another app',
    tamper: (idToken, provider) => provider.signed(idToken, { aud: 'another-app' }),
  },
  {
    id: 'id-token-of-another-issuer',
    title: 'When the ID token names another issuer',
    tamper: (idToken, provider) => provider.signed(idToken, { iss: 'http://127.0.0.1:9' }),
  },
  {
    id: 'expired-id-token',
    title: 'When the ID token expired an hour ago',
    tamper: (idToken, provider) => provider.signed(idToken, { exp: Math.floor(Date.now() / 1000) - 3600 }),
  },
  {
    id: 'id-token-with-wrong-signature',
    title: 'When the ID token has an invalid signature',
    // NextAuth 5 does not check the signature of an ID token that it fetches directly from the token endpoint
    holds: inVersion4,
    tamper: withInvalidSignature,
  },
]

for (const { id, title, tamper, holds } of faults) {
  test(
    `${title}, the sign-in is rejected`,
    providerSpec({ id, source: code('next-auth', 'core/lib/oauth/callback.js'), holds }),
    async ({ identityProvider, user, session, tab }) => {
      identityProvider.changeIssuedTokens(({ id_token = '', ...tokens }) => ({
        ...tokens,
        id_token: tamper(id_token, identityProvider),
      }))
      await tab.startSignIn(identityProvider.name)
      await tab.logInAndConsent(user)

      await expect(tab).toArriveAt(rejectedCallbackPage)
      await expect(session).toHaveClaims(null)
    },
  )
}

// The faulty tokens above are signed in the same way
test(
  'When the ID token is signed by the provider, the user who signs in is the one that it names',
  providerSpec({ id: 'id-token-names-user', source: code('next-auth', 'core/lib/oauth/callback.js') }),
  async ({ identityProvider, user, session, tab }) => {
    identityProvider.changeIssuedTokens(({ id_token = '', ...tokens }) => ({
      ...tokens,
      id_token: identityProvider.signed(id_token, { email: 'grace@example.com' }),
    }))
    await tab.startSignIn(identityProvider.name)
    await tab.logInAndConsent(user)

    await expect(tab).toArriveAt('/')
    await expect(session).toHaveClaims({ email: 'grace@example.com' })
  },
)

// An attacker between the app and the token endpoint chooses the user who is signed in
test(
  'Hazard: NextAuth 5 accepts an ID token with an invalid signature when it comes from the token endpoint',
  providerSpec({
    id: 'unsigned-id-token-is-accepted',
    source: code('@auth/core', 'lib/actions/callback/oauth/callback.js'),
    holds: inVersion5,
  }),
  async ({ identityProvider, user, session, tab }) => {
    identityProvider.changeIssuedTokens(({ id_token = '', ...tokens }) => ({
      ...tokens,
      id_token: withInvalidSignature(identityProvider.signed(id_token, { email: 'mallory@example.com' })),
    }))
    await tab.startSignIn(identityProvider.name)
    await tab.logInAndConsent(user)

    await expect(tab).toArriveAt('/')
    await expect(session).toHaveClaims({ email: 'mallory@example.com' })
  },
)
