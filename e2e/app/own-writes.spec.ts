import { acme, code, expect, globex, spec, test, type JsonObject, type Tab } from '../../fixtures'

// The app's own code decodes the session cookie, and writes it anew.
const source = code('next-auth', 'jwt/index.js')

interface Way {
  id: 'api-route' | 'route-handler'
  /** Begins the sentence. */
  what: string
  write: (tab: Tab, data: JsonObject) => Promise<unknown>
}

const ways: Way[] = [
  { id: 'api-route', what: 'a write by an API route', write: (tab, data) => tab.update.byApiRoute(data) },
  { id: 'route-handler', what: 'a write by a route handler', write: (tab, data) => tab.update.byRouteHandler(data) },
]

for (const { id, what, write } of ways) {
  test(
    `${what} changes the company, and no other claim`,
    spec({ id: `app/${id}-changes-no-other-claim`, source }),
    async ({ session, tab }) => {
      await tab.open('with-session-prop')
      const before = await session.claims()
      await write(tab, { companyId: globex.id })

      await expect(session).toHaveExactlyClaims({ ...before, company: globex })
    },
  )

  test(
    `${what} is refused where the company API does not know the company`,
    spec({ id: `app/${id}-refuses-unknown-company`, source }),
    async ({ session, tab }) => {
      await tab.open('with-session-prop')
      await write(tab, { companyId: 'hooli' })

      await expect(tab).toHaveBeenAnswered(`/api/writes/${id}`, 422)
      await expect(session).toHaveClaims({ company: acme })
    },
  )
}
