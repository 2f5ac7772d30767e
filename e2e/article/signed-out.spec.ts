import { article, code, expect, globex, issue, spec, test } from '../../fixtures'
import { inVersion4 } from '../versions'

test.beforeEach(async ({ session, tab }) => {
  await session.clear()
  await tab.open('profile')
})

test(
  'When signed out, a GET with a query returns and creates no session, and the company API receives no request',
  spec({ id: 'signed-out-get-creates-nothing', source: article('the wrapper') }),
  async ({ companyApi, session, tab }) => {
    await expect(await tab.update.byQuery({ companyId: globex.id })).toShow(null)

    await expect(session).toHaveClaims(null)
    await expect(companyApi).toHaveReceived([])
    await tab.reload()
    await expect(tab.useSession).toShow(null)
  },
)

test(
  'When signed out, the session route returns an empty object',
  spec({
    id: 'signed-out-response-is-empty-object',
    source: code('next-auth', 'core/routes/session.js'),
    holds: inVersion4,
  }),
  async ({ tab }) => {
    await expect(await tab.update.byQuery({ companyId: globex.id })).toShow({})
  },
)

test(
  'When signed out, update(data) sends nothing',
  spec({
    id: 'signed-out-update-sends-nothing',
    source: [issue(10877), code('next-auth', 'react/index.js')],
    needs: ['update()'],
    holds: { 'next-auth': '>=4.21.0 <5.0.0-beta.21' },
  }),
  async ({ session, tab }) => {
    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow(null)

    await expect(tab).toHaveSent([])
    await expect(session).toHaveClaims(null)
  },
)
