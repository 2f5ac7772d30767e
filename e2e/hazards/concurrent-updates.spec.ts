import { acme, code, expect, globex, issue, spec, test, type JsonObject } from '../../fixtures'

// Each update writes the whole session, as it was when its request arrived, with its own change.
const source = [issue(8897), code('next-auth', 'core/routes/session.js')]

test(
  'Hazard: when two tabs change different claims at the same time, the update that ends last undoes the other',
  spec({ id: 'concurrent-updates/last-undoes-other', source, needs: ['update()'] }),
  async ({ companyApi, history, openTab, session, tab, user }) => {
    // A tab without the provider, so that its broadcast cannot make the first tab read the session
    const other = await openTab()
    await other.openWithoutSession()
    await tab.open('with-session-prop')
    await expect(tab.useSession).toShow({ company: acme })
    const csrfToken = await other.csrfToken()
    const post = (data: JsonObject) => other.send('POST /api/auth/session', { csrfToken, data })
    const held = companyApi.hold('GET /companies/globex')
    const first = history.write({ companyId: globex.id }, tab.update.byUpdate)
    await held.arrived
    await expect(await history.write({ firstName: 'Augusta' }, post)).toShow({ status: 200 })
    await expect(session).toHaveClaims({ user: { firstName: 'Augusta' }, company: acme })
    held.release()

    await expect(await first).toShow({ user: { firstName: user.firstName }, company: globex })
    await tab.settle()
    await expect(session).toHaveClaims({ user: { firstName: user.firstName }, company: globex })
    await expect(history).toHaveLost(['firstName=Augusta'])
  },
)
