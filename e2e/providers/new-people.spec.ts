import { docs, expect, test } from '../../fixtures'
import { ofProviders } from './words'

const source = docs('https://next-auth.js.org/configuration/callbacks#jwt-callback')
// Up to 4.20 the callback is told no trigger
const holds = { 'next-auth': '>=4.21.0 <6.0.0-0' }
const given = ['account', 'isNewUser', 'profile', 'trigger', 'user']

test.use({ providers: 'openid', callbacks: 'telling', needsDatabase: true })
test.beforeEach(({ session }) => session.clear())

test(
  'where a database knows the people, the trigger of a new one’s first sign-in is “signUp”',
  ofProviders({ id: 'oidc-first-call-of-new-person', source, holds }),
  async ({ identityProvider, person, session, tab }) => {
    await tab.signInAt(identityProvider.name, person)

    await expect(session).toHaveClaims({ firstCall: { trigger: 'signUp', given } })
  },
)

test(
  'where a database knows the people, the trigger of their next sign-in is “signIn”',
  ofProviders({ id: 'oidc-first-call-of-known-person', source, holds }),
  async ({ identityProvider, person, session, tab }) => {
    await tab.signInAt(identityProvider.name, person)
    await session.clear()
    await tab.signInAt(identityProvider.name, person)

    await expect(session).toHaveClaims({ firstCall: { trigger: 'signIn', given } })
  },
)
