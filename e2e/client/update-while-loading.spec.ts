import { acme, code, expect, globex, issue, spec, test } from '../../fixtures'

// A provider without a session prop fetches the session when it mounts. Here, the jwt callback asks the company API at every
// read, so that a spec can hold the first one.
test.use({ callbacks: 'always-asking' })

const source = [issue(13173), issue(10877), code('next-auth', 'react/index.js')]
const needs = ['update()' as const]
const noRequests = { requests: [] }

test(
  'While the session is loading, update(data) sends nothing, returns nothing and is lost',
  spec({ id: 'update-while-loading-is-lost', source, needs }),
  async ({ companyApi, session, tab, user }) => {
    const firstRead = companyApi.hold(`GET /people/${user.id}`)
    await tab.visit('client-handlers')
    await firstRead.arrived
    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow(null)
    firstRead.release()

    await expect(tab.useSession).toShow({ company: acme })
    await expect(tab.useSession).toHaveHadStatuses(['loading', 'authenticated'])
    await expect(await tab.requestsTo('/api/auth/csrf')).toShow(noRequests)
    await expect(session).toHaveClaims({ company: acme })
  },
)

test(
  'While the session is loading, update() sends nothing and returns nothing',
  spec({ id: 'empty-update-while-loading-is-lost', source, needs }),
  async ({ companyApi, tab, user }) => {
    const firstRead = companyApi.hold(`GET /people/${user.id}`)
    await tab.visit('client-handlers')
    await firstRead.arrived
    await expect(await tab.update.byUpdate()).toShow(null)
    await expect(companyApi).toHaveReceived([])
    firstRead.release()

    await expect(tab.useSession).toShow({ company: acme })
    await expect(tab.useSession).toHaveHadStatuses(['loading', 'authenticated'])
    await expect(await tab.requestsTo('/api/auth/csrf')).toShow(noRequests)
  },
)
