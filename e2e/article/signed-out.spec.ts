import { article, code, expect, globex, issue, spec, test } from '../../fixtures'

test.beforeEach(async ({ session, tab }) => {
  await session.clear()
  await tab.open('profile')
})

test(
  'signed out, the GET answers with no session, asks nobody and mints none',
  spec({ id: 'signed-out-get-mints-nothing', source: article('the wrapper') }),
  async ({ companyApi, session, tab }) => {
    await expect(await tab.update.byQuery({ companyId: globex.id })).toShow(null)

    await expect(session).toHaveClaims(null)
    await expect(companyApi).toHaveBeenAsked([])
    await tab.reload()
    await expect(tab.useSession).toShow(null)
  },
)

test(
  'signed out, the session route answers with an empty object',
  spec({
    id: 'signed-out-answer-is-empty-object',
    source: code('next-auth', 'core/routes/session.js'),
    holds: { 'next-auth': '<5.0.0-0' },
  }),
  async ({ tab }) => {
    await expect(await tab.update.byQuery({ companyId: globex.id })).toShow({})
  },
)

test(
  'signed out, update(data) sends nothing',
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
