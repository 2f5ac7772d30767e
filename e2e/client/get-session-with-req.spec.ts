import { code, expect, globex, spec, test } from '../../fixtures'
import { inVersion4 } from '../versions'

const source = [code('next-auth', 'react/index.js'), code('next-auth', 'client/_utils.js')]

test.beforeEach(async ({ tab }) => {
  await tab.open('with-session-prop')
  await tab.update.byQuery({ companyId: globex.id })
})

test(
  'After a GET with a query, getSession({ req }) in an API route sees the update on the first GET to that route',
  spec({ id: 'get-session-in-api-route-is-fresh', source, holds: inVersion4 }),
  async ({ tab }) => {
    await expect(await tab.readFrom('api-route-with-get-session')).toShow({ company: globex })
  },
)

test(
  'In an API route, getSession({ req }) returns the session on a GET, but no session on a POST with a body',
  spec({
    id: 'get-session-in-posted-api-route-returns-nothing',
    source,
    // From 4.21, getSession() sends the body to the session route, as update() does, but without a CSRF token. NextAuth 5
    // returns no session for either method: it does not use the req option
    holds: { 'next-auth': '>=4.21.0 <5.0.0-0' },
  }),
  async ({ tab }) => {
    await expect(await tab.readFrom('api-route-with-get-session')).toShow({ company: globex })
    await expect(await tab.readFrom('api-route-with-get-session', { anything: true })).toShow(null)
  },
)
