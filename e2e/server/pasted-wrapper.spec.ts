import { acme, article, code, expect, globex, spec, test, type SpecMeta } from '../../fixtures'

// The article's wrapper, written for an API route of the Pages Router, pasted into a route handler of the App Router. The
// request there is a Web Request, which has no query, and the second argument is not a response. What works there instead is
// in route-handler.spec.ts: options that are built from the URL.
const source = [article('the wrapper'), code('next-auth', 'next/index.js')]
const needs: SpecMeta['needs'] = ['auth routes in either router']
const address = '/api/auth-pasted/session'

test.beforeEach(async ({ tab }) => {
  await tab.open('with-session-prop')
})

test(
  'The article’s wrapper pasted into a route handler returns the session, but the query of a GET changes nothing',
  spec({ id: 'app-router/pasted-wrapper-ignores-query', source, needs }),
  async ({ companyApi, session, tab }) => {
    await expect(await tab.send(`GET ${address}?companyId=${globex.id}`)).toShow({
      path: `${address}?companyId=${globex.id}`,
      status: 200,
      body: { company: acme },
    })

    await expect(companyApi).toHaveReceived([])
    await expect(session).toHaveClaims({ company: acme })
  },
)

test(
  'The article’s wrapper pasted into a route handler accepts an update that is posted, which needs no query',
  spec({ id: 'app-router/pasted-wrapper-accepts-post', source, needs: [...needs, 'update()'] }),
  async ({ session, tab }) => {
    const body = { csrfToken: await tab.csrfToken(), data: { companyId: globex.id } }

    await expect(await tab.send(`POST ${address}`, body)).toShow({ status: 200, body: { company: globex } })
    await expect(session).toHaveClaims({ company: globex })
  },
)

test(
  'Before 4.22 and in NextAuth 5, the article’s wrapper pasted into a route handler returns 500',
  spec({
    id: 'pasted-wrapper-fails',
    source: [article('the wrapper'), code('next-auth', 'index.js')],
    holds: { 'next-auth': '<4.22.0 || >=5.0.0-0 <6.0.0-0' },
  }),
  async ({ session, tab }) => {
    await expect(await tab.send(`GET ${address}?companyId=${globex.id}`)).toShow({ status: 500 })

    await expect(session).toHaveClaims({ company: acme })
  },
)
