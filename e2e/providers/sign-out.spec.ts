import { docs, expect, test } from '../../fixtures'
import { ofProviders } from './words'

const source = docs('https://next-auth.js.org/getting-started/client#signout')

test.use({ providers: 'openid' })
test.beforeEach(({ session }) => session.clear())

test(
  'a person who has signed in at an OpenID provider and signs out is signed out in every tab',
  ofProviders({ id: 'oidc-sign-out-ends-every-tab', source }),
  async ({ identityProvider, openTab, person, session, tab }) => {
    await tab.signInAt(identityProvider.name, person)
    const other = await openTab()
    await other.open('with-session-prop')
    await tab.signOut()

    await expect(session).toHaveClaims(null)
    await expect(other.useSession).toShow(null)
  },
)

test(
  'hazard: who signs out of the app stays signed in at the OpenID provider: the next one who clicks signs in as them, without a password',
  ofProviders({ id: 'sign-out-leaves-provider-signed-in', source }),
  async ({ identityProvider, person, session, tab }) => {
    await tab.signInAt(identityProvider.name, person)
    await tab.signOut()
    await expect(session).toHaveClaims(null)
    await tab.beginSignIn(identityProvider.name)

    await expect(tab).toArriveAt('/')
    await expect(session).toHaveClaims({ email: person.email })
  },
)
