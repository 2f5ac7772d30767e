import { article, docs, expect, globex, spec, test } from '../../fixtures'

test(
  'the response of the GET that updates carries the updated session',
  spec({ id: 'get-response-carries-update', source: article('the response') }),
  async ({ tab }) => {
    await tab.open('dashboard')
    await expect(await tab.update.byQuery({ companyId: globex.id })).toShow({ company: globex })
  },
)

test(
  'getSession() gives the updated session at its first call after the GET',
  spec({ id: 'get-session-is-fresh-after-get', source: article('getSession') }),
  async ({ tab }) => {
    await tab.open('dashboard')
    await tab.update.byQuery({ companyId: globex.id })

    await expect(await tab.getSession()).toShow({ company: globex })
  },
)

test(
  'getSession() gives the updated session at its first call after update(data)',
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
