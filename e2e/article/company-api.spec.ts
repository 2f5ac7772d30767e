import { article, docs, expect, globex, spec, test } from '../../fixtures'

test(
  'the company’s name comes from the company API, asked once with exactly the id of the query',
  spec({ id: 'company-name-comes-from-company-api', source: article('complete the data') }),
  async ({ companyApi, tab }) => {
    const renamed = { ...globex, name: 'Globex, renamed a minute ago' }
    companyApi.data.companies = companyApi.data.companies.map((company) =>
      company.id === globex.id ? { ...company, ...renamed } : company,
    )
    await tab.open('dashboard')

    await expect(await tab.update.byQuery({ companyId: globex.id })).toShow({ company: renamed })
    await expect(companyApi).toHaveBeenAsked(['GET /companies/globex'])
  },
)

test(
  'an update of the company changes no other claim',
  spec({ id: 'update-changes-no-other-claim', source: article('the wrapper') }),
  async ({ session, tab }) => {
    await tab.open('dashboard')
    const before = await session.claims()
    await tab.update.byQuery({ companyId: globex.id })

    await expect(session).toHaveExactlyClaims({ ...before, company: globex })
  },
)

test(
  'a company that the company API does not know changes nothing',
  spec({ id: 'unknown-company-changes-nothing', source: article('complete the data') }),
  async ({ companyApi, session, tab }) => {
    await tab.open('dashboard')
    const before = await session.claims()
    await tab.update.byQuery({ companyId: 'hooli' })

    await expect(session).toHaveExactlyClaims({ ...before })
    await expect(companyApi).toHaveBeenAsked(['GET /companies/hooli'])
  },
)

test(
  'update() without data lets the callback ask the company API again',
  spec({
    id: 'empty-update-asks-again',
    source: docs('https://next-auth.js.org/getting-started/client#updating-the-session'),
    needs: ['update()'],
    holds: { 'next-auth': '>=4.21.0 <5.0.0-0' },
  }),
  async ({ companyApi, person, tab }) => {
    await tab.open('dashboard')
    person.firstName = 'Augusta'

    await expect(await tab.update.byUpdate()).toShow({ user: { firstName: 'Augusta' } })
    await expect(companyApi).toHaveBeenAsked([`GET /people/${person.id}`, 'GET /companies/acme'])
  },
)
