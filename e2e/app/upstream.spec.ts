import { acme, article, docs, expect, globex, spec, test, type JsonObject } from '../../fixtures'

test(
  'update() without data takes over what the company API says of the person and their company, and nothing else',
  spec({
    id: 'app/empty-update-takes-over-what-the-company-api-says',
    source: docs('https://next-auth.js.org/getting-started/client#updating-the-session'),
    needs: ['update()'],
    // NextAuth 5 sends a GET for it, and the callback is told nothing
    holds: { 'next-auth': '>=4.21.0 <5.0.0-0' },
  }),
  async ({ person, session, tab }) => {
    await tab.open('with-session-prop')
    const before = await session.claims()
    person.firstName = 'Augusta'
    person.companyId = globex.id
    await tab.update.byUpdate()

    const user = { ...(before?.user as JsonObject), firstName: 'Augusta' }
    await expect(session).toHaveExactlyClaims({ ...before, user, company: globex })
  },
)

test(
  'signing in brings the company that the person has chosen last',
  spec({ id: 'app/sign-in-brings-company', source: article('complete the data') }),
  async ({ person, session, tab }) => {
    await tab.open('profile')
    person.companyId = globex.id
    await tab.update.bySignIn(person.email, person.password)

    await expect(session).toHaveClaims({ company: globex })
  },
)

test(
  'signing in as somebody else with a wrong password leaves the session as it was',
  spec({
    id: 'app/wrong-password-changes-nothing',
    source: docs('https://next-auth.js.org/configuration/providers/credentials'),
  }),
  async ({ createPerson, session, tab }) => {
    const grace = createPerson({ firstName: 'Grace' })
    await tab.open('profile')
    await tab.update.bySignIn(grace.email, 'a guess')

    await expect(session).toHaveClaims({ user: { firstName: 'Ada' }, company: acme })
  },
)
