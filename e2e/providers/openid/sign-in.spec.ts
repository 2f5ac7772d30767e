import { code, docs, expect, forSubject, test, varying } from '../../../fixtures'
import { inVersion5 } from '../../versions'
import { callbackSource, providerSpec } from '../sign-in-specs'

const oauth = docs('https://next-auth.js.org/configuration/providers/oauth')

test.use({ providers: 'openid' })
test.beforeEach(({ session }) => session.clear())

test(
  'After a sign-in with an OpenID provider, the session belongs to the user that the provider returned',
  providerSpec({ id: 'oidc-sign-in', source: oauth }),
  async ({ identityProvider, user, session, tab }) => {
    const { email, firstName, lastName, companyIds } = user
    await tab.signInAt(identityProvider.name, user)

    const account = { provider: identityProvider.id, type: accountType, providerAccountId: user.id }
    await expect(session).toHaveClaims({ email, user: { email, firstName, lastName, companyIds, account } })
    await expect(tab.useSession).toShow({ user: { email, firstName } })
  },
)

/** NextAuth 5 distinguishes OpenID providers from other OAuth providers. */
const accountType = forSubject(varying('oauth', [inVersion5, 'oidc']))

test(
  'After signing in with an OpenID provider, the user has the id that the provider’s profile() returned',
  providerSpec({
    id: 'oidc-user-id-is-from-profile',
    source: [oauth, code('next-auth', 'core/lib/oauth/callback.js')],
    // Later versions generate a new id at each sign-in; see the next spec
    holds: { 'next-auth': '<5.0.0-beta.15' },
  }),
  async ({ identityProvider, user, session, tab }) => {
    await tab.signInAt(identityProvider.name, user)

    await expect(session).toHaveClaims({ sub: user.id, user: { id: user.id } })
  },
)

test(
  'Without a database, signing in again with an OpenID provider changes the user id',
  providerSpec({
    id: 'oidc-user-id-is-new-each-time',
    source: code('@auth/core', 'lib/actions/callback/oauth/callback.js'),
    holds: { 'next-auth': '>=5.0.0-beta.15 <6.0.0-0' },
  }),
  async ({ identityProvider, user, session, tab }) => {
    await tab.signInAt(identityProvider.name, user)
    const before = await session.userId()
    await tab.signInAgainAt(identityProvider.name)

    await expect(session).toHaveClaims({ user: { account: { providerAccountId: user.id } } })
    await expect(await session.userId()).toDifferFrom(before)
  },
)

test(
  'After signing in with an OpenID provider, the user lands on the page that they requested',
  providerSpec({ id: 'oidc-sign-in-redirects-to-requested-page', source: callbackSource }),
  async ({ app, identityProvider, user, tab }) => {
    await tab.startSignIn(identityProvider.name, app.pages.profile)
    await tab.logInAndConsent(user)

    await expect(tab).toArriveAt('/profile')
    await expect(tab.useSession).toShow({ user: { email: user.email } })
  },
)

test(
  'When an OpenID provider sign-in has a callbackUrl on another site, the user lands on the app’s home page',
  providerSpec({
    id: 'oidc-sign-in-stays-on-own-site',
    source: docs('https://next-auth.js.org/configuration/callbacks#redirect-callback'),
  }),
  async ({ identityProvider, partnerIdentityProvider, user, tab }) => {
    await tab.startSignIn(identityProvider.name, partnerIdentityProvider.url)
    await tab.logInAndConsent(user)

    await expect(tab).toArriveAt('/')
    await expect(tab.useSession).toShow({ user: { email: user.email } })
  },
)
