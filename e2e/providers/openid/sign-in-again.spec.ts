import { acme, docs, expect, test } from '../../../fixtures'
import { providerSpec } from '../sign-in-specs'

/** At each sign-in, the jwt callback receives a new token and fills it from the user. */
const source = docs('https://next-auth.js.org/configuration/callbacks#jwt-callback')

test.use({ providers: 'openid' })

test(
  'Signing in again with credentials clears the chosen company',
  providerSpec({ id: 'credentials-sign-in-again-clears-company', source }),
  async ({ user, session, tab }) => {
    await expect(session).toHaveClaims({ company: acme })
    await tab.signInByForm(user.email, user.password)

    await expect(session).toHaveClaims({ email: user.email, company: undefined })
  },
)

test(
  'Signing in again with an OpenID provider clears the chosen company',
  providerSpec({ id: 'oidc-sign-in-again-clears-company', source }),
  async ({ identityProvider, user, session, tab }) => {
    await session.clear()
    await tab.signInAt(identityProvider.name, user)
    await tab.update.byQuery({ companyId: acme.id })
    await expect(session).toHaveClaims({ company: acme })
    await tab.signInAgainAt(identityProvider.name)

    await expect(session).toHaveClaims({ email: user.email, company: undefined })
  },
)

test(
  'When a credentials user signs in with an OpenID provider, the provider’s account replaces the previous one',
  providerSpec({ id: 'oidc-replaces-credentials', source }),
  async ({ identityProvider, user, session, tab }) => {
    await expect(session).toHaveClaims({ user: { account: { provider: 'credentials' } } })
    await tab.signInAt(identityProvider.name, user)

    await expect(session).toHaveClaims({ user: { account: { provider: identityProvider.id } } })
  },
)

test(
  'When another user signs in with an OpenID provider in the same browser, the session becomes theirs',
  providerSpec({ id: 'oidc-replaces-other-user', source }),
  async ({ createUser, identityProvider, user, session, tab }) => {
    await tab.open('home')
    await expect(tab.useSession).toShow({ user: { email: user.email }, company: acme })
    const other = createUser({ firstName: 'Grace', companyIds: [] })
    identityProvider.add(other)
    await tab.signInAt(identityProvider.name, other)

    const { email } = other
    const otherUser = { email, firstName: 'Grace', companyIds: [] }
    await expect(session).toHaveClaims({ email, user: otherUser, company: undefined })
    await expect(tab.useSession).toShow({ user: otherUser })
  },
)
