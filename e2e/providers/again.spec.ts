import { acme, docs, expect, test } from '../../fixtures'
import { ofProviders } from './words'

/** The jwt callback is given a new token at each sign-in, and makes it anew of the user. */
const source = docs('https://next-auth.js.org/configuration/callbacks#jwt-callback')

test.use({ providers: 'openid' })

test(
  'signing in again through the form drops the company that the person has chosen',
  ofProviders({ id: 'credentials-again-drop-company', source }),
  async ({ person, session, tab }) => {
    await expect(session).toHaveClaims({ company: acme })
    await tab.signInByForm(person.email, person.password)

    await expect(session).toHaveClaims({ email: person.email, company: undefined })
  },
)

test(
  'signing in again at an OpenID provider drops the company that the person has chosen',
  ofProviders({ id: 'oidc-again-drops-company', source }),
  async ({ identityProvider, person, session, tab }) => {
    await session.clear()
    await tab.signInAt(identityProvider.name, person)
    await tab.update.byQuery({ companyId: acme.id })
    await expect(session).toHaveClaims({ company: acme })
    await tab.signInAgainAt(identityProvider.name)

    await expect(session).toHaveClaims({ email: person.email, company: undefined })
  },
)

test(
  'whoever signs in at an OpenID provider while signed in through the form is signed in by the provider only',
  ofProviders({ id: 'oidc-replaces-credentials', source }),
  async ({ identityProvider, person, session, tab }) => {
    await expect(session).toHaveClaims({ user: { account: { provider: 'credentials' } } })
    await tab.signInAt(identityProvider.name, person)

    await expect(session).toHaveClaims({ user: { account: { provider: identityProvider.id } } })
  },
)

test(
  'another person who signs in at an OpenID provider in the same browser takes the first one’s place',
  ofProviders({ id: 'oidc-replaces-other-person', source }),
  async ({ createPerson, identityProvider, session, tab }) => {
    const grace = createPerson({ firstName: 'Grace', companyIds: [] })
    identityProvider.add(grace)
    await tab.signInAt(identityProvider.name, grace)

    const user = { email: grace.email, firstName: 'Grace', companyIds: [] }
    await expect(session).toHaveClaims({ email: grace.email, user, company: undefined })
    await expect(tab.useSession).toShow({ user })
  },
)
