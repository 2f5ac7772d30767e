import { docs, expect, test } from '../../fixtures'
import { ofProviders } from './words'

const source = docs('https://next-auth.js.org/configuration/callbacks#jwt-callback')
// Up to 4.20 the callback is told no trigger
const holds = { 'next-auth': '>=4.21.0 <6.0.0-0' }

test.use({ providers: 'openid', callbacks: 'telling' })
test.beforeEach(({ session }) => session.clear())

test(
  'at a sign-in through the form, the jwt callback is first called with the user, the account and the trigger “signIn”',
  ofProviders({ id: 'credentials-first-call', source, holds }),
  async ({ person, session, tab }) => {
    await tab.signInByForm(person.email, person.password)

    const given = ['account', 'isNewUser', 'trigger', 'user']
    await expect(session).toHaveClaims({ firstCall: { trigger: 'signIn', given } })
  },
)

test(
  'at a sign-in at an OpenID provider, the jwt callback is first called with the user, the account, the profile and the trigger “signIn”',
  ofProviders({ id: 'oidc-first-call', source, holds }),
  async ({ identityProvider, person, session, tab }) => {
    await tab.signInAt(identityProvider.name, person)

    const given = ['account', 'profile', 'trigger', 'user']
    await expect(session).toHaveClaims({ firstCall: { trigger: 'signIn', given } })
  },
)
