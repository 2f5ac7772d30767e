import { acme, article, docs, expect, globex, spec, test, type JsonObject } from '../../fixtures'

// What a browser sends is not to be trusted: anybody can write a request by hand.
const updating = docs('https://next-auth.js.org/getting-started/client#updating-the-session')
const needs = ['update()' as const]

test(
  'what update(data) sends besides the changes that the app knows is left behind',
  spec({ id: 'app/unknown-claims-are-left-behind', source: updating, needs }),
  async ({ session, tab }) => {
    await tab.open('with-session-prop')
    const before = await session.claims()
    await tab.update.byUpdate({ role: 'admin', sub: 'somebody-else', company: { ...globex }, user: { id: 'root' } })

    await expect(session).toHaveExactlyClaims({ ...before })
  },
)

test(
  'preferences that the app does not know are left behind',
  spec({ id: 'app/unknown-preferences-are-left-behind', source: updating, needs }),
  async ({ session, tab }) => {
    await tab.open('with-session-prop')
    const before = await session.claims()
    await tab.update.byUpdate({ preferences: { theme: 'dark', role: 'admin' } })

    await expect(session).toHaveExactlyClaims({ ...before, preferences: { theme: 'dark' } })
  },
)

test(
  'a company, a first name and preferences of the wrong type change nothing and ask nobody',
  spec({ id: 'app/wrong-types-change-nothing', source: updating, needs }),
  async ({ companyApi, session, tab }) => {
    await tab.open('with-session-prop')
    const before = await session.claims()
    await tab.update.byUpdate({ companyId: [globex.id], firstName: ['Augusta'], preferences: ['dark'] })

    await expect(session).toHaveExactlyClaims({ ...before })
    await expect(companyApi).toHaveBeenAsked([])
  },
)

test(
  'a company’s id that looks like a path is asked for as an id, and leads nowhere else',
  spec({ id: 'app/company-id-is-no-path', source: article('complete the data') }),
  async ({ companyApi, person, session, tab }) => {
    await tab.open('with-session-prop')
    await tab.update.byQuery({ companyId: `../people/${person.id}` })

    await expect(companyApi).toHaveBeenAsked([`GET /companies/..%2Fpeople%2F${person.id}`])
    await expect(session).toHaveClaims({ company: acme })
  },
)

test(
  'an update of the first name changes nothing else of the user, and no other claim',
  spec({ id: 'app/first-name-changes-no-other-claim', source: article('first name') }),
  async ({ session, tab }) => {
    await tab.open('with-session-prop')
    const before = await session.claims()
    await tab.update.byQuery({ firstName: 'Augusta' })

    const user = { ...(before?.user as JsonObject), firstName: 'Augusta' }
    await expect(session).toHaveExactlyClaims({ ...before, user })
  },
)
