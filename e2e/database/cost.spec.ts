import { code, docs, expect, globex, test } from '../../fixtures'
import { onDatabase } from './on-database'

test.use({ strategy: 'database' })

const source = [docs('https://next-auth.js.org/configuration/options#session'), code('@auth/pg-adapter', 'index.js')]
const once = ['SELECT sessions', 'SELECT users']

test(
  'each reading asks the database twice: for the session, and for whose it is',
  onDatabase({ id: 'database/reading-costs-two-queries', source }),
  async ({ database, tab }) => {
    await tab.open('home')
    database.forgetQueries()

    await tab.send('GET /api/auth/session')
    await expect(database).toHaveBeenQueried(once)
    await tab.ask('api-route')
    await expect(database).toHaveBeenQueried([...once, ...once])
  },
)

test(
  'a page with a session prop asks the database twice, and its useSession() asks no more',
  onDatabase({ id: 'database/session-prop-costs-two-queries', source }),
  async ({ database, tab }) => {
    await tab.open('with-session-prop')

    await expect(database).toHaveBeenQueried(once)
  },
)

test(
  'a server component under a layout that reads the session, too, asks the database twice for each',
  onDatabase({
    id: 'database/server-component-costs-queries-for-each',
    source,
    needs: ['the session in the App Router'],
  }),
  async ({ database, tab }) => {
    await tab.open('server-component')
    database.forgetQueries()
    await tab.send('GET /server-component')

    await expect(database).toHaveBeenQueried([...once, ...once], 'in any order')
  },
)

test(
  'update(data) asks the database three times: who it is, and once to write',
  onDatabase({ id: 'database/update-costs-three-queries', source, needs: ['update()'] }),
  async ({ database, tab }) => {
    await tab.open('with-session-prop')
    database.forgetQueries()
    await tab.update.byUpdate({ companyId: globex.id })

    await expect(database).toHaveBeenQueried([...once, 'UPDATE users'])
  },
)
