import { article, docs, expect, globex, spec, test } from '../../fixtures'

test(
  'The response to a GET with a query contains the updated session',
  spec({ id: 'get-response-carries-update', source: article('the response') }),
  async ({ tab }) => {
    await tab.open('dashboard')
    await expect(await tab.update.byQuery({ companyId: globex.id })).toShow({ company: globex })
  },
)

test(
  'After a GET with a query, the first call to getSession() returns the updated session',
  spec({ id: 'get-session-is-fresh-after-get', source: article('getSession') }),
  async ({ tab }) => {
    await tab.open('dashboard')
    await tab.update.byQuery({ companyId: globex.id })

    await expect(await tab.getSession()).toShow({ company: globex })
  },
)

test(
  'After update(data), the first call to getSession() returns the updated session',
  spec({
    id: 'get-session-is-fresh-after-update',
    source: docs('https://next-auth.js.org/getting-started/client#updating-the-session'),
    needs: ['update()'],
  }),
  async ({ tab }) => {
    await tab.open('dashboard')
    await tab.update.byUpdate({ companyId: globex.id })

    await expect(await tab.getSession()).toShow({ company: globex })
  },
)
