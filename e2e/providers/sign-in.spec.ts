import { code, docs, expect, forSubject, test, varying } from '../../fixtures'
import { inVersion5 } from '../versions'
import { callback, ofProviders } from './words'

const oauth = docs('https://next-auth.js.org/configuration/providers/oauth')

test.use({ providers: 'openid' })
test.beforeEach(({ session }) => session.clear())

test(
  'a person who signs in at an OpenID provider is signed in as whom the provider says that they are',
  ofProviders({ id: 'oidc-sign-in', source: oauth }),
  async ({ identityProvider, person, session, tab }) => {
    const { email, firstName, lastName, companyIds } = person
    await tab.signInAt(identityProvider.name, person)

    const account = { provider: identityProvider.id, type: accountType, providerAccountId: person.id }
    await expect(session).toHaveClaims({ email, user: { email, firstName, lastName, companyIds, account } })
    await expect(tab.useSession).toShow({ user: { email, firstName } })
  },
)

/** NextAuth 5 tells OpenID providers from other OAuth providers. */
const accountType = forSubject(varying('oauth', [inVersion5, 'oidc']))

test(
  'who signs in at an OpenID provider has the id that its profile() has given',
  ofProviders({
    id: 'oidc-user-id-is-from-profile',
    source: [oauth, code('next-auth', 'core/lib/oauth/callback.js')],
    // NextAuth 5 has come to make one up at each sign-in; see the next spec
    holds: { 'next-auth': '<5.0.0-beta.15' },
  }),
  async ({ identityProvider, person, session, tab }) => {
    await tab.signInAt(identityProvider.name, person)

    await expect(session).toHaveClaims({ sub: person.id, user: { id: person.id } })
  },
)

test(
  'who signs in again at an OpenID provider has another user id than before, where no database keeps it',
  ofProviders({
    id: 'oidc-user-id-is-new-each-time',
    source: code('@auth/core', 'lib/actions/callback/oauth/callback.js'),
    holds: { 'next-auth': '>=5.0.0-beta.15 <6.0.0-0' },
  }),
  async ({ identityProvider, person, session, tab }) => {
    await tab.signInAt(identityProvider.name, person)
    const before = await session.userId()
    await tab.signInAgainAt(identityProvider.name)

    await expect(await session.userId()).toDiffer(before)
  },
)

test(
  'a person who signs in at an OpenID provider gets to the page that they wanted to see',
  ofProviders({ id: 'oidc-sign-in-leads-where-asked', source: callback }),
  async ({ app, identityProvider, person, tab }) => {
    await tab.beginSignIn(identityProvider.name, app.pages.profile)
    await tab.logInAndAllow(person)

    await expect(tab).toArriveAt('/profile')
  },
)

test(
  'a sign-in at an OpenID provider that is asked to end on another site ends on the app’s home page',
  ofProviders({
    id: 'oidc-sign-in-stays-on-own-site',
    source: docs('https://next-auth.js.org/configuration/callbacks#redirect-callback'),
  }),
  async ({ identityProvider, partnerIdentityProvider, person, tab }) => {
    await tab.beginSignIn(identityProvider.name, partnerIdentityProvider.url)
    await tab.logInAndAllow(person)

    await expect(tab).toArriveAt('/')
  },
)
