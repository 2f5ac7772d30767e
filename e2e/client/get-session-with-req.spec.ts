import { code, expect, globex, spec, test } from '../../fixtures'

const source = [code('next-auth', 'react/index.js'), code('next-auth', 'client/_utils.js')]

test.beforeEach(async ({ tab }) => {
  await tab.open('with-session-prop')
  await tab.update.byQuery({ companyId: globex.id })
})

test(
  'After a GET with a query, getSession({ req }) in an API route sees the update on the first GET to that route',
  spec({ id: 'get-session-in-api-route-is-fresh', source, holds: { 'next-auth': '<5.0.0-0' } }),
  async ({ tab }) => {
    await expect(await tab.readFrom('api-route-with-get-session')).toShow({ company: globex })
  },
)

test(
  'On a POST to an API route, getSession({ req }) mistakes the body for an update and returns no session',
  spec({
    id: 'get-session-in-posted-api-route-returns-nothing',
    source,
    // NextAuth 5 returns no session for either method: it does not use the req option
    holds: { 'next-auth': '>=4.21.0 <6.0.0-0' },
  }),
  async ({ tab }) => {
    await expect(await tab.readFrom('api-route-with-get-session', { anything: true })).toShow(null)
  },
)
