import { acme, article, docs, expect, globex, spec, test, type JsonObject } from '../../fixtures'

// Data from the browser cannot be trusted: anyone can write a request by hand.
const updating = docs('https://next-auth.js.org/getting-started/client#updating-the-session')
const needs = ['update()' as const]

test(
  'When update(data) sends fields that the app does not accept, they are ignored',
  spec({ id: 'app/unknown-claims-are-ignored', source: updating, needs }),
  async ({ session, tab }) => {
    await tab.open('with-session-prop')
    const before = await session.claims()
    await tab.update.byUpdate({
      firstName: 'Augusta',
      role: 'admin',
      sub: 'another-user',
      company: { ...globex },
      user: { id: 'root' },
    })

    const user = { ...(before?.user as JsonObject), firstName: 'Augusta' }
    await expect(session).toHaveExactlyClaims({ ...before, user })
  },
)

test(
  'When update(data) sends preferences that the app does not know, they are ignored',
  spec({ id: 'app/unknown-preferences-are-ignored', source: updating, needs }),
  async ({ session, tab }) => {
    await tab.open('with-session-prop')
    const before = await session.claims()
    await tab.update.byUpdate({ preferences: { theme: 'dark', role: 'admin' } })

    await expect(session).toHaveExactlyClaims({ ...before, preferences: { theme: 'dark' } })
  },
)

test(
  'When update(data) sends fields of the wrong type, nothing changes, and the company API receives no request',
  spec({ id: 'app/wrong-types-change-nothing', source: updating, needs }),
  async ({ companyApi, session, tab }) => {
    await tab.open('with-session-prop')
    const before = await session.claims()
    const wrong = { companyId: [globex.id], firstName: ['Augusta'], preferences: ['dark'] }
    // Only an update that was accepted returns a session
    await expect(await tab.update.byUpdate(wrong)).toShow({ user: { firstName: 'Ada' }, company: acme })

    await expect(session).toHaveExactlyClaims({ ...before })
    await expect(companyApi).toHaveReceived([])
  },
)

test(
  'When a company id looks like a path, the app encodes it in the request URL and reaches no other path',
  spec({ id: 'app/company-id-is-not-a-path', source: article('complete the data') }),
  async ({ companyApi, user, session, tab }) => {
    await tab.open('with-session-prop')
    await tab.update.byQuery({ companyId: `../people/${user.id}` })

    await expect(companyApi).toHaveReceived([`GET /companies/..%2Fpeople%2F${user.id}`])
    await expect(session).toHaveClaims({ company: acme })
  },
)

test(
  'When the first name is updated, no other part of the user and no other claim changes',
  spec({ id: 'app/first-name-changes-no-other-claim', source: article('first name') }),
  async ({ session, tab }) => {
    await tab.open('with-session-prop')
    const before = await session.claims()
    await tab.update.byQuery({ firstName: 'Augusta' })

    const user = { ...(before?.user as JsonObject), firstName: 'Augusta' }
    await expect(session).toHaveExactlyClaims({ ...before, user })
  },
)
