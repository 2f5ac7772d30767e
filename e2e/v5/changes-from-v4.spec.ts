import { acme, code, expect, globex, issue, spec, test } from '../../fixtures'
import { inVersion5 } from '../versions'

// What changes for an app that upgrades from NextAuth 4.
const holds = inVersion5

test(
  'In NextAuth 5, update() without data sends a GET without a CSRF token, and the jwt trigger is not “update”',
  spec({
    id: 'v5/empty-update-is-a-get',
    source: [issue(11002), code('next-auth', 'react.js')],
    needs: ['update()'],
    holds,
  }),
  async ({ tab, companyApi }) => {
    await tab.open('with-session-prop')
    await tab.update.byUpdate()
    await expect(tab).toHaveSentFirst('GET /api/auth/session')
    await expect(companyApi).toHaveReceived([])
  },
)

test(
  'In getServerSideProps, getSession({ req }) returns null',
  spec({ id: 'v5/get-session-with-req-returns-null', source: code('next-auth', 'lib/client.js'), holds }),
  async ({ tab }) => {
    await tab.open('dashboard-get-session')
    await expect(tab.useSession).toShow({ company: acme })
    await expect(tab.serverSideProps).toShow(null)
  },
)

test(
  'In an API route, getSession({ req }) returns null, on a GET and on a POST',
  spec({ id: 'v5/get-session-in-api-route-returns-null', source: code('next-auth', 'lib/client.js'), holds }),
  async ({ tab }) => {
    await tab.open('with-session-prop')
    await expect(tab.useSession).toShow({ company: acme })
    await expect(await tab.readFrom('api-route-with-get-session')).toShow(null)
    await expect(await tab.readFrom('api-route-with-get-session', { anything: true })).toShow(null)
  },
)

test(
  'In the proxy (middleware), auth() rewrites the session cookie',
  spec({ id: 'v5/proxy-rewrites-cookie', source: [issue(9983), code('next-auth', 'lib/index.js')], holds }),
  async ({ tab, session }) => {
    await tab.open('with-session-prop')
    const since = await session.token()
    await expect(await tab.readFrom('proxy')).toShow({ company: acme })
    await expect(session).toHaveBeenRewritten({ since, expected: true })
  },
)

test(
  'When the user is signed out, update(data) still sends its request and does not sign the user in',
  spec({
    id: 'v5/signed-out-update-is-sent',
    source: [issue(10877), code('next-auth', 'react.js')],
    needs: ['update()'],
    // Found by npm run bisect
    holds: { 'next-auth': '>=5.0.0-beta.21 <6.0.0-0' },
  }),
  async ({ tab, session }) => {
    await session.clear()
    await tab.open('with-session-prop')
    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow(null)
    await expect(tab).toHaveSent(['GET /api/auth/csrf', 'POST /api/auth/session'])
    await expect(tab).toHaveReceivedStatus('/api/auth/session', 200)
    await expect(session).toHaveClaims(null)
  },
)
