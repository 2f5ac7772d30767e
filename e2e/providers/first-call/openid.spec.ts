import { docs, expect, test } from '../../../fixtures'
import { providerSpec } from '../sign-in-specs'

const source = docs('https://next-auth.js.org/configuration/callbacks#jwt-callback')
// Up to 4.20, the callback receives no trigger
const holds = { 'next-auth': '>=4.21.0 <6.0.0-0' }

test.use({ providers: 'openid', callbacks: 'recording' })
test.beforeEach(({ session }) => session.clear())

test(
  'At a sign-in with credentials, the jwt callback is first called with user, account and trigger “signIn”',
  providerSpec({ id: 'credentials-first-call', source, holds }),
  async ({ user, session, tab }) => {
    await tab.signInByForm(user.email, user.password)

    const given = ['account', 'isNewUser', 'trigger', 'user']
    await expect(session).toHaveClaims({ firstCall: { trigger: 'signIn', given } })
  },
)

test(
  'At an OIDC sign-in, the jwt callback is first called with user, account, profile and trigger “signIn”',
  providerSpec({ id: 'oidc-first-call', source, holds }),
  async ({ identityProvider, user, session, tab }) => {
    await tab.signInAt(identityProvider.name, user)

    const given = ['account', 'profile', 'trigger', 'user']
    await expect(session).toHaveClaims({ firstCall: { trigger: 'signIn', given } })
  },
)
