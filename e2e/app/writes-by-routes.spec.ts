import { acme, code, expect, globex, spec, test, type JsonObject, type Tab } from '../../fixtures'

// The app's own code decodes the session cookie and rewrites it.
const source = code('next-auth', 'jwt/index.js')

interface SessionWrite {
  id: 'api-route' | 'route-handler'
  /** How titles name it. */
  name: string
  write: (tab: Tab, data: JsonObject) => Promise<unknown>
}

const sessionWrites: SessionWrite[] = [
  { id: 'api-route', name: 'a write by an API route', write: (tab, data) => tab.update.byApiRoute(data) },
  { id: 'route-handler', name: 'a write by a route handler', write: (tab, data) => tab.update.byRouteHandler(data) },
]

for (const { id, name, write } of sessionWrites) {
  test(
    `When ${name} changes the company, no other claim changes`,
    spec({ id: `app/${id}-changes-no-other-claim`, source }),
    async ({ session, tab }) => {
      await tab.open('with-session-prop')
      const before = await session.claims()
      await write(tab, { companyId: globex.id })

      await expect(session).toHaveExactlyClaims({ ...before, company: globex })
    },
  )

  test(
    `When the company API does not know the company, ${name} is rejected with status 422`,
    spec({ id: `app/${id}-rejects-unknown-company`, source }),
    async ({ companyApi, session, tab }) => {
      await tab.open('with-session-prop')
      await write(tab, { companyId: 'hooli' })

      await expect(companyApi).toHaveReceived(['GET /companies/hooli'])
      await expect(tab).toHaveReceivedStatus(`/api/writes/${id}`, 422)
      await expect(session).toHaveClaims({ company: acme })
    },
  )
}
