import { code, expect, globex, spec, test } from '../../fixtures'

const source = [code('next-auth', 'react/index.js'), code('next-auth', 'client/_utils.js')]

test.beforeEach(async ({ tab }) => {
  await tab.open('with-session-prop')
  await tab.update.byQuery({ companyId: globex.id })
})

test(
  'an API route that is asked by a GET sees the update at the first request, by getSession({ req })',
  spec({ id: 'get-session-in-api-route-is-fresh', source, holds: { 'next-auth': '<5.0.0-0' } }),
  async ({ tab }) => {
    await expect(await tab.ask('api-route-with-get-session')).toShow({ company: globex })
  },
)

test(
  'an API route that is asked by a POST sees nobody, by getSession({ req }): it takes the request’s body for an update',
  spec({
    id: 'get-session-in-posted-api-route-sees-nobody',
    source,
    // NextAuth 5 sees nobody either way: it knows no req
    holds: { 'next-auth': '>=4.21.0 <6.0.0-0' },
  }),
  async ({ tab }) => {
    await expect(await tab.ask('api-route-with-get-session', { anything: true })).toShow(null)
  },
)
