import { advisory, expect, test } from '../../fixtures'
import { ofProviders, refusedUnchecked } from './words'

test.use({ providers: 'openid' })
test.beforeEach(({ session }) => session.clear())

test(
  'a provider that somebody signs in at cannot sign them in at another provider of the app, as its own accomplice',
  ofProviders({
    id: 'state-of-another-provider',
    source: advisory('GHSA-x445-f3h2-j279'),
    holds: { 'next-auth': '>=4.24.15 <5.0.0-0 || >=5.0.0-beta.32 <6.0.0-0' },
  }),
  async ({ createDevice, createPerson, identityProvider, partnerIdentityProvider, session, tab }) => {
    const mallory = createPerson({ firstName: 'Mallory' })
    identityProvider.add(mallory)

    // The victim wants to sign in at the partner, which so learns their state, PKCE challenge and nonce
    const learned = partnerIdentityProvider.nextAuthorization()
    await tab.beginSignIn(partnerIdentityProvider.name)
    const authorization = await learned

    // Its accomplice signs in at the other provider with the same, and does not come back from there
    const stolen = { ...authorization, redirect_uri: identityProvider.redirectUri }
    const callback = identityProvider.keepCallback()
    const attacker = await (await createDevice('attacker')).openTab()
    await attacker.goTo(`${identityProvider.url}/auth?${new URLSearchParams(stolen)}`)
    await attacker.logInAndAllow(mallory)

    // The partner sends the victim there instead
    await tab.goTo(await callback)

    await expect(tab).toArriveAt(refusedUnchecked)
    await expect(session).toHaveClaims(null)
  },
)
