import { docs, expect, test } from '../../../fixtures'
import { providerSpec } from '../sign-in-specs'

const source = docs('https://next-auth.js.org/configuration/callbacks#jwt-callback')
// Up to 4.20, the callback receives no trigger
const holds = { 'next-auth': '>=4.21.0 <6.0.0-0' }
const given = ['account', 'isNewUser', 'profile', 'trigger', 'user']

test.use({ providers: 'openid', callbacks: 'recording', needsDatabase: true })
test.beforeEach(({ session }) => session.clear())

test(
  'When users are stored in a database, the jwt callback’s trigger at a user’s first sign-in is “signUp”',
  providerSpec({ id: 'oidc-first-call-of-new-user', source, holds }),
  async ({ identityProvider, user, session, tab }) => {
    await tab.signInAt(identityProvider.name, user)

    await expect(session).toHaveClaims({ firstCall: { trigger: 'signUp', given } })
  },
)

test(
  'When users are stored in a database, the jwt callback’s trigger at a user’s next sign-in is “signIn”',
  providerSpec({ id: 'oidc-first-call-of-known-user', source, holds }),
  async ({ identityProvider, user, session, tab }) => {
    await tab.signInAt(identityProvider.name, user)
    await expect(session).toHaveClaims({ firstCall: { trigger: 'signUp' } })
    await session.clear()
    await tab.signInAt(identityProvider.name, user)

    await expect(session).toHaveClaims({ firstCall: { trigger: 'signIn', given } })
  },
)
