import { acme, code, docs, expect, globex, issue, spec, test } from '../../fixtures'

const updateDocs = docs('https://next-auth.js.org/getting-started/client#updating-the-session')
const clientSource = code('next-auth', 'react/index.js')
const needs = ['update()' as const]

test.beforeEach(async ({ tab }) => {
  await tab.open('with-session-prop')
})

test(
  'During update(data), the status of useSession() is loading, and afterward it is authenticated again',
  spec({ id: 'update-is-loading', source: [updateDocs, clientSource], needs }),
  async ({ tab }) => {
    await tab.update.byUpdate({ companyId: globex.id })
    await expect(tab.useSession).toHaveHadStatuses(['authenticated', 'loading', 'authenticated'])
  },
)

test(
  'While update(data) is in progress, useSession() keeps the old session',
  spec({ id: 'update-keeps-session-meanwhile', source: clientSource, needs }),
  async ({ companyApi, tab }) => {
    const heldRequest = companyApi.hold('GET /companies/globex')
    const update = tab.update.byUpdate({ companyId: globex.id })
    await heldRequest.arrived
    await expect(tab.useSession).toShow({ company: acme })
    heldRequest.release()
    await update
    await expect(tab.useSession).toShow({ company: globex })
  },
)

test(
  'While one update(data) is in progress, a second call sends nothing, returns nothing and is lost',
  spec({ id: 'second-update-is-lost', source: clientSource, needs }),
  async ({ companyApi, session, tab }) => {
    const heldRequest = companyApi.hold('GET /companies/globex')
    const first = tab.update.byUpdate({ companyId: globex.id })
    await heldRequest.arrived
    await expect(await tab.update.byUpdate({ firstName: 'Augusta' })).toShow(null)
    heldRequest.release()
    await first
    await expect(tab.useSession).toShow({ company: globex })
    await expect(session).toHaveClaims({ user: { firstName: 'Ada' }, company: globex })
    // An update gets a CSRF token first
    await expect(await tab.requestsTo('/api/auth/csrf')).toShow({ requests: ['GET /api/auth/csrf'] })
  },
)

test(
  'When update(data) fails, it returns null, and useSession() keeps the old session',
  spec({ id: 'failed-update-returns-null', source: [issue(9139), clientSource], needs }),
  async ({ tab }) => {
    await tab.mockResponse('/api/auth/session', 502, { message: 'Bad gateway' })
    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow(null)
    await expect(tab).toHaveReceivedStatus('/api/auth/session', 502)
    await expect(tab.useSession).toKeepShowing({ company: acme })
  },
)

test(
  'After update(data) fails, the status of useSession() is authenticated again',
  spec({ id: 'failed-update-ends-loading', source: clientSource, needs }),
  async ({ tab }) => {
    await tab.mockResponse('/api/auth/session', 502, { message: 'Bad gateway' })
    await tab.update.byUpdate({ companyId: globex.id })
    await expect(tab).toHaveReceivedStatus('/api/auth/session', 502)
    await expect(tab.useSession).toHaveHadStatuses(['authenticated', 'loading', 'authenticated'])
  },
)

test(
  'When the session is gone, update(data) returns null, and useSession() still shows the user as signed in',
  spec({ id: 'update-without-session-leaves-page-signed-in', source: clientSource, needs }),
  async ({ session, tab }) => {
    await session.clear()
    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow(null)
    await expect(tab).toHaveReceivedStatus('/api/auth/session', 200)
    await expect(tab.useSession).toKeepShowing({ company: acme })
  },
)

test(
  'When localStorage is full, update(data) still works',
  spec({ id: 'update-works-with-full-storage', source: code('next-auth', 'client/_utils.js'), needs }),
  async ({ tab }) => {
    await tab.fillStorage()
    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow({ company: globex })
    await expect(tab.useSession).toShow({ company: globex })
  },
)
