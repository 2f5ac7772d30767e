import { advisory, expect, test } from '../../../fixtures'
import { invalidCheckPage, providerSpec } from '../sign-in-specs'

test.use({ providers: 'openid' })
test.beforeEach(({ session }) => session.clear())

test(
  'When users sign in at a malicious provider, it cannot sign them in as its accomplice through another provider',
  providerSpec({
    id: 'state-of-another-provider',
    source: advisory('GHSA-x445-f3h2-j279'),
    holds: { 'next-auth': '>=4.24.15 <5.0.0-0 || >=5.0.0-beta.32 <6.0.0-0' },
  }),
  async ({ createDevice, createUser, identityProvider, partnerIdentityProvider, session, tab }) => {
    const mallory = createUser({ firstName: 'Mallory' })
    identityProvider.add(mallory)

    // The victim starts to sign in at the malicious provider (the partner), which learns their state, PKCE
    // challenge and nonce
    const nextAuthorization = partnerIdentityProvider.nextAuthorization()
    await tab.startSignIn(partnerIdentityProvider.name)
    const authorization = await nextAuthorization

    // The partner's accomplice signs in at the other provider with the same values, and does not follow the callback
    const stolen = { ...authorization, redirect_uri: identityProvider.redirectUri }
    const callbackUrl = identityProvider.interceptCallback()
    const attacker = await (await createDevice('attacker')).openTab()
    await attacker.goTo(`${identityProvider.url}/auth?${new URLSearchParams(stolen)}`)
    await attacker.logInAndConsent(mallory)

    // The partner sends the victim to this callback instead
    await tab.goTo(await callbackUrl)

    await expect(tab).toArriveAt(invalidCheckPage)
    await expect(session).toHaveClaims(null)
  },
)
