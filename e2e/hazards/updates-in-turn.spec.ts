import { acme, code, expect, globex, issue, spec, test } from '../../fixtures'

// What happens without the defense: update-while-loading-is-lost, second-update-is-lost, concurrent-updates/last-undoes-other.
const source = [issue(13173), issue(8897), code('next-auth', 'react/index.js')]
const needs = ['update()' as const]
const switched = { companyId: globex.id }
const renamed = { firstName: 'Augusta' }

test.use({ callbacks: 'hardened' })

test(
  'Defense: where updates wait until the session has loaded, an update during the first load is sent after it',
  spec({ id: 'update-in-turn/while-loading', source, needs }),
  async ({ holdResponse, session, tab }) => {
    const firstRead = await holdResponse('GET /api/auth/session')
    await tab.visit('client-handlers')
    await firstRead.arrived
    const update = tab.handler.updateInTurn(switched)
    await expect(session).toHaveClaims({ company: acme })
    firstRead.release()

    await expect(await update).toShow({ company: globex })
    await expect(tab.useSession).toShow({ company: globex })
    await expect(session).toHaveClaims({ company: globex })
  },
)

test(
  'Defense: where updates wait for each other, a second update in the same tab is sent after the first',
  spec({ id: 'update-in-turn/same-tab', source, needs }),
  async ({ companyApi, session, tab }) => {
    await tab.open('client-handlers')
    const heldRequest = companyApi.hold('GET /companies/globex')
    const first = tab.handler.updateInTurn(switched)
    await heldRequest.arrived
    const second = tab.handler.updateInTurn(renamed)
    // The page does this after it has called the handler
    await tab.goToHash('second')
    heldRequest.release()

    await expect(await first).toShow({ company: globex })
    await second
    await expect(tab.useSession).toShow({ user: renamed, company: globex })
    await expect(session).toHaveClaims({ user: renamed, company: globex })
  },
)

test(
  'Defense: where updates wait for each other, the updates of two tabs at the same time are both kept',
  spec({ id: 'update-in-turn/two-tabs', source, needs }),
  async ({ companyApi, history, openTab, tab }) => {
    const other = await openTab()
    await other.open('client-handlers')
    await tab.open('client-handlers')
    const heldRequest = companyApi.hold('GET /companies/globex')
    const first = history.write(switched, tab.handler.updateInTurn)
    await heldRequest.arrived
    const second = history.write(renamed, other.handler.updateInTurn)
    // Its handler has run
    await other.untilQuiet()
    heldRequest.release()

    await expect(await first).toShow({ company: globex })
    await expect(await second).toShow({ user: renamed, company: globex })
    await expect(history).toHaveLost([])
  },
)
