import { acme, code, expect, globex, issue, spec, test } from '../../fixtures'
import { inVersion5 } from '../versions'

// What those who come from NextAuth 4 find changed.
const holds = inVersion5

test(
  'update() without data sends a GET and no CSRF token, and the jwt callback is not told of an update',
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
    await expect(companyApi).toHaveBeenAsked([])
  },
)

test(
  'getSession({ req }) in getServerSideProps sees nobody',
  spec({ id: 'v5/get-session-with-req-sees-nobody', source: code('next-auth', 'lib/client.js'), holds }),
  async ({ tab }) => {
    await tab.open('dashboard-get-session')
    await expect(tab.serverSideProps).toShow(null)
  },
)

test(
  'auth() in the proxy (middleware) writes the session cookie anew',
  spec({ id: 'v5/proxy-rewrites-cookie', source: [issue(9983), code('next-auth', 'lib/index.js')], holds }),
  async ({ tab, session }) => {
    await tab.open('with-session-prop')
    const since = await session.token()
    await expect(await tab.ask('proxy')).toShow({ company: acme })
    await expect(session).toHaveBeenRewritten({ since, expected: true })
  },
)

test(
  'signed out, update(data) is sent all the same, and signs nobody in',
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
    await expect(tab).toHaveBeenAnswered('/api/auth/session', 200)
    await expect(session).toHaveClaims(null)
  },
)
