import { docs, expect, test } from '../../../fixtures'
import { providerSpec } from '../sign-in-specs'

const source = docs('https://next-auth.js.org/getting-started/client#signout')

test.use({ providers: 'openid' })
test.beforeEach(({ session }) => session.clear())

test(
  'After a sign-in with an OpenID provider, a sign-out in one tab also signs the user out in another tab',
  providerSpec({ id: 'oidc-sign-out-reaches-every-tab', source }),
  async ({ identityProvider, openTab, user, session, tab }) => {
    await tab.signInAt(identityProvider.name, user)
    const other = await openTab()
    await other.open('with-session-prop')
    await expect(other.useSession).toShow({ user: { email: user.email } })
    await tab.signOut()

    await expect(session).toHaveClaims(null)
    await expect(tab.useSession).toShow(null)
    await expect(other.useSession).toShow(null)
  },
)

// The user stays signed in at the OpenID provider
test(
  'Hazard: after a user signs out of the app, the next user of the browser can sign in as them without a password',
  providerSpec({ id: 'sign-out-leaves-provider-signed-in', source }),
  async ({ identityProvider, user, session, tab }) => {
    await tab.signInAt(identityProvider.name, user)
    await tab.signOut()
    await expect(session).toHaveClaims(null)
    await tab.startSignIn(identityProvider.name)

    await expect(tab).toArriveAt('/')
    await expect(session).toHaveClaims({ email: user.email })
  },
)
