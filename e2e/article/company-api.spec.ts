import { article, docs, expect, globex, spec, test } from '../../fixtures'

test(
  'When a GET has a company id, the app gets the company’s name in one company API request for exactly that id',
  spec({ id: 'company-name-comes-from-company-api', source: article('complete the data') }),
  async ({ companyApi, tab }) => {
    const renamed = { ...globex, name: 'Globex, renamed a minute ago' }
    companyApi.data.companies = companyApi.data.companies.map((company) =>
      company.id === globex.id ? { ...company, ...renamed } : company,
    )
    await tab.open('dashboard')

    await expect(await tab.update.byQuery({ companyId: globex.id })).toShow({ company: renamed })
    await expect(companyApi).toHaveReceived(['GET /companies/globex'])
  },
)

test(
  'Updating the company changes no other claim',
  spec({ id: 'update-changes-no-other-claim', source: article('the wrapper') }),
  async ({ session, tab }) => {
    await tab.open('dashboard')
    const before = await session.claims()
    await tab.update.byQuery({ companyId: globex.id })

    await expect(session).toHaveExactlyClaims({ ...before, company: globex })
  },
)

test(
  'When the company API does not know the company, a GET with its id changes no claim',
  spec({ id: 'unknown-company-changes-nothing', source: article('complete the data') }),
  async ({ companyApi, session, tab }) => {
    await tab.open('dashboard')
    const before = await session.claims()
    await tab.update.byQuery({ companyId: 'hooli' })

    await expect(session).toHaveExactlyClaims({ ...before })
    await expect(companyApi).toHaveReceived(['GET /companies/hooli'])
  },
)

test(
  'On update() without data, the jwt callback fetches the user and company from the company API again',
  spec({
    id: 'empty-update-refetches-company-api',
    source: docs('https://next-auth.js.org/getting-started/client#updating-the-session'),
    needs: ['update()'],
    holds: { 'next-auth': '>=4.21.0 <5.0.0-0' },
  }),
  async ({ companyApi, user, tab }) => {
    await tab.open('dashboard')
    user.firstName = 'Augusta'

    await expect(await tab.update.byUpdate()).toShow({ user: { firstName: 'Augusta' } })
    await expect(companyApi).toHaveReceived([`GET /people/${user.id}`, 'GET /companies/acme'])
  },
)
