import { code, expect, globex, issue, test } from '../../fixtures'
import { onPostgresToo } from './on-database'

test.use({ strategy: 'database' })

const needs = ['update()' as const]
const source = [issue(8897), code('next-auth', 'core/routes/session.js')]

test(
  'Two concurrent updates of different columns are both kept, even though both start from the same row',
  onPostgresToo({ id: 'database/updates-of-different-columns-are-kept', source, needs }),
  async ({ companyApi, database, openTab, tab, user }) => {
    const other = await openTab()
    await tab.open('with-session-prop')
    await other.open('with-session-prop')
    const held = companyApi.hold('GET /companies/globex')
    const first = tab.update.byUpdate({ companyId: globex.id })
    await held.asked
    await other.update.byUpdate({ firstName: 'Augusta' })
    held.release()

    await expect(await first).toShow({ company: globex, user: { firstName: 'Augusta' } })
    await expect(await database.user(user)).toShow({ company: globex, firstName: 'Augusta' })
  },
)

test(
  'After two concurrent updates of the same column, it contains only the value that was written last',
  onPostgresToo({ id: 'database/last-update-of-a-column-wins', source, needs }),
  async ({ companyApi, database, openTab, tab, user }) => {
    const other = await openTab()
    await tab.open('with-session-prop')
    await other.open('with-session-prop')
    const held = companyApi.hold('GET /companies/globex')
    const first = tab.update.byUpdate({ companyId: globex.id, preferences: { theme: 'dark' } })
    await held.asked
    await other.update.byUpdate({ preferences: { notifications: { email: true } } })
    held.release()
    await first

    await expect(await database.user(user)).toShow({ preferences: { theme: 'dark', notifications: undefined } })
  },
)
