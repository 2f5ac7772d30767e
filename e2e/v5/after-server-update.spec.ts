import { acme, code, docs, expect, globex, spec, test } from '../../fixtures'

const needs = ['unstable_update()' as const]

test(
  'After unstable_update() in a server action, a link prefetched before the update shows the new session',
  spec({
    id: 'v5/server-action-drops-prefetched-page',
    source: code('next', 'client/components/router-reducer/reducers/server-action-reducer.js'),
    needs,
  }),
  async ({ tab, session }) => {
    await tab.open('server-component-prefetching')
    await tab.untilPrefetched('server-component')
    await expect(session).toHaveClaims({ company: acme })
    await tab.update.byServerAction({ companyId: globex.id })
    await expect(session).toHaveClaims({ company: globex })

    await tab.follow('One page, prefetched')
    await expect(tab.serverComponent).toHaveVerdict('fresh', { before: { company: acme }, after: { company: globex } })
  },
)

test(
  'In a route handler, refresh() throws after unstable_update() has updated the session',
  spec({
    id: 'v5/refresh-in-route-handler-throws',
    source: [
      docs('https://nextjs.org/docs/app/api-reference/functions/refresh'),
      code('next', 'server/web/spec-extension/revalidate.js'),
    ],
    needs: [...needs, 'refresh()'],
  }),
  async ({ tab, session }) => {
    await tab.open('server-update')
    await expect(await tab.update.byServerUpdate({ companyId: globex.id }, 'refresh')).toShow({
      thrown:
        'refresh can only be called from within a Server Action. See more info here: https://nextjs.org/docs/app/api-reference/functions/refresh',
    })
    await expect(session).toHaveClaims({ company: globex })
  },
)
