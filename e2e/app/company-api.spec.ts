import { article, docs, expect, globex, spec, test, type JsonObject } from '../../fixtures'

test(
  'After update() without data, user and company are what the company API returns, and no other claim changes',
  spec({
    id: 'app/empty-update-copies-company-api-values',
    source: docs('https://next-auth.js.org/getting-started/client#updating-the-session'),
    needs: ['update()'],
    // NextAuth 5 sends a GET instead, and the jwt callback does not learn of the update
    holds: { 'next-auth': '>=4.21.0 <5.0.0-0' },
  }),
  async ({ user, session, tab }) => {
    await tab.open('with-session-prop')
    const before = await session.claims()
    user.firstName = 'Augusta'
    user.companyId = globex.id
    await tab.update.byUpdate()

    const renamed = { ...(before?.user as JsonObject), firstName: 'Augusta' }
    await expect(session).toHaveExactlyClaims({ ...before, user: renamed, company: globex })
  },
)

test(
  'After signing in, the session holds the company that the user chose last',
  spec({ id: 'app/sign-in-sets-company', source: article('complete the data') }),
  async ({ user, session, tab }) => {
    await tab.open('profile')
    user.companyId = globex.id
    await tab.update.bySignIn(user.email, user.password)

    await expect(session).toHaveClaims({ company: globex })
  },
)

test(
  'Signing in as another user with a wrong password leaves the session unchanged',
  spec({
    id: 'app/wrong-password-changes-nothing',
    source: docs('https://next-auth.js.org/configuration/providers/credentials'),
  }),
  async ({ companyApi, createUser, session, tab }) => {
    const grace = createUser({ firstName: 'Grace' })
    await tab.open('profile')
    const before = await session.claims()
    await tab.update.bySignIn(grace.email, 'a guess')

    await expect(companyApi).toHaveReceived(['POST /sign-in'])
    await expect(session).toHaveExactlyClaims({ ...before })
    await tab.update.bySignIn(grace.email, grace.password)
    await expect(session).toHaveClaims({ user: { firstName: 'Grace' } })
  },
)
