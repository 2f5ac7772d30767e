import { code, expect, globex, issue, test } from '../../fixtures'
import { onPostgresToo } from './on-database'

test.use({ strategy: 'database' })

const needs = ['update()' as const]
const source = [issue(8897), code('next-auth', 'core/routes/session.js')]

test(
  'When two concurrent updates read the same row and change different columns, both changes are kept',
  onPostgresToo({ id: 'database/updates-of-different-columns-are-kept', source, needs }),
  async ({ companyApi, database, openTab, tab, user }) => {
    const other = await openTab()
    await tab.open('with-session-prop')
    await other.open('with-session-prop')
    const heldRequest = companyApi.hold('GET /companies/globex')
    const first = tab.update.byUpdate({ companyId: globex.id })
    await heldRequest.arrived
    await other.update.byUpdate({ firstName: 'Augusta' })
    heldRequest.release()

    await expect(await first).toShow({ company: globex, user: { firstName: 'Augusta' } })
    await expect(await database.user(user)).toShow({ company: globex, firstName: 'Augusta' })
  },
)

test(
  'When two concurrent updates write the same column, it ends up with only the value written last',
  onPostgresToo({ id: 'database/last-update-of-a-column-wins', source, needs }),
  async ({ companyApi, database, openTab, tab, user }) => {
    const other = await openTab()
    await tab.open('with-session-prop')
    await other.open('with-session-prop')
    const heldRequest = companyApi.hold('GET /companies/globex')
    const first = tab.update.byUpdate({ companyId: globex.id, preferences: { theme: 'dark' } })
    await heldRequest.arrived
    const notifications = { email: true }
    await other.update.byUpdate({ preferences: { notifications } })
    await expect(await database.user(user)).toShow({ preferences: { notifications } })
    heldRequest.release()
    await first

    await expect(await database.user(user)).toShow({ preferences: { theme: 'dark', notifications: undefined } })
  },
)
