import { article, expect, spec, test } from '../../fixtures'

test.describe('after signing in through the form', () => {
  test.beforeEach(async ({ session, tab, person }) => {
    await session.clear()
    await tab.signInByForm(person.email, person.password)
  })

  test(
    'the token holds the user and the account as the jwt callback stored them, and nothing else',
    spec({ id: 'user-and-account-land-in-token', source: article('user and account') }),
    async ({ app, session, person }) => {
      await expect(session).toHaveExactlyClaims(app.claimsOf(person, undefined))
    },
  )

  test(
    'session.user relays the user and the account of the token',
    spec({ id: 'session-user-relays-token', source: article('user and account') }),
    async ({ tab, person }) => {
      const { id, email, firstName, lastName, companyIds } = person
      const account = { provider: 'credentials', type: 'credentials', providerAccountId: id }
      await expect(tab.useSession).toShow({ user: { id, email, firstName, lastName, companyIds, account } })
    },
  )
})
