import { article, expect, spec, test } from '../../fixtures'

test.describe('after signing in through the form', () => {
  test.beforeEach(async ({ session, tab, user }) => {
    await session.clear()
    await tab.signInByForm(user.email, user.password)
  })

  test(
    'After a sign-in, the token holds the user and the account as the jwt callback stored them, and nothing else',
    spec({ id: 'user-and-account-land-in-token', source: article('user and account') }),
    async ({ app, session, user }) => {
      await expect(session).toHaveExactlyClaims(app.claimsOf(user, undefined))
    },
  )

  test(
    'After a sign-in, session.user contains the user and the account from the token',
    spec({ id: 'session-user-relays-token', source: article('user and account') }),
    async ({ tab, user }) => {
      const { id, email, firstName, lastName, companyIds } = user
      const account = { provider: 'credentials', type: 'credentials', providerAccountId: id }
      await expect(tab.useSession).toShow({ user: { id, email, firstName, lastName, companyIds, account } })
    },
  )
})
