import { code, expect, test, type IdentityProvider, type SpecMeta } from '../../fixtures'
import { inVersion5 } from '../versions'
import { ofProviders, refused } from './words'

test.use({ providers: 'openid' })
test.beforeEach(({ session }) => session.clear())

interface Fault extends Pick<SpecMeta, 'id' | 'holds'> {
  title: string
  spoil: (idToken: string, provider: IdentityProvider) => string
}

/** The same token, with something else in the signature's place. */
const unsigned = (idToken: string) =>
  `${idToken.split('.').slice(0, 2).join('.')}.${Buffer.alloc(64, 1).toString('base64url')}`

/** What is wrong with an ID token that the provider's token endpoint gives. */
const faults: Fault[] = [
  {
    id: 'id-token-with-wrong-nonce',
    title: 'has another nonce than the sign-in',
    spoil: (idToken, provider) => provider.signed(idToken, { nonce: 'another' }),
  },
  {
    id: 'id-token-for-another-app',
    title: 'is for another app',
    spoil: (idToken, provider) => provider.signed(idToken, { aud: 'another-app' }),
  },
  {
    id: 'id-token-of-another-issuer',
    title: 'names another issuer',
    spoil: (idToken, provider) => provider.signed(idToken, { iss: 'http://127.0.0.1:9' }),
  },
  {
    id: 'id-token-that-has-ended',
    title: 'ended an hour ago',
    spoil: (idToken, provider) => provider.signed(idToken, { exp: Math.floor(Date.now() / 1000) - 3600 }),
  },
  {
    id: 'id-token-with-wrong-signature',
    title: 'is not signed by the provider',
    // NextAuth 5 does not look at the signature of what it fetches from the token endpoint itself
    holds: { 'next-auth': '<5.0.0-0' },
    spoil: unsigned,
  },
]

for (const { id, title, spoil, holds } of faults) {
  test(
    `a sign-in is refused whose ID token ${title}`,
    ofProviders({ id, source: code('next-auth', 'core/lib/oauth/callback.js'), holds }),
    async ({ identityProvider, person, session, tab }) => {
      identityProvider.changeGivenTokens(({ id_token = '', ...tokens }) => ({
        ...tokens,
        id_token: spoil(id_token, identityProvider),
      }))
      await tab.beginSignIn(identityProvider.name)
      await tab.logInAndAllow(person)

      await expect(tab).toArriveAt(refused)
      await expect(session).toHaveClaims(null)
    },
  )
}

test(
  'hazard: NextAuth 5 believes an ID token that nobody has signed: whoever stands between the app and the token endpoint says who it is',
  ofProviders({
    id: 'unsigned-id-token-is-believed',
    source: code('@auth/core', 'lib/actions/callback/oauth/callback.js'),
    holds: inVersion5,
  }),
  async ({ identityProvider, person, session, tab }) => {
    identityProvider.changeGivenTokens(({ id_token = '', ...tokens }) => ({
      ...tokens,
      id_token: unsigned(identityProvider.signed(id_token, { email: 'mallory@example.com' })),
    }))
    await tab.beginSignIn(identityProvider.name)
    await tab.logInAndAllow(person)

    await expect(tab).toArriveAt('/')
    await expect(session).toHaveClaims({ email: 'mallory@example.com' })
  },
)
