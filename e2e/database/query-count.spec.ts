import { code, docs, expect, globex, test, type Database, type Tab } from '../../fixtures'
import { receivesNoOwnUpdates, receivesOwnUpdates } from '../own-broadcasts'
import { onDatabase } from './on-database'

test.use({ strategy: 'database' })

const source = [docs('https://next-auth.js.org/configuration/options#session'), code('@auth/pg-adapter', 'index.js')]
const readQueries = ['SELECT sessions', 'SELECT users']

test(
  'With the database strategy, each session read sends two queries, one for the session and one for the user',
  onDatabase({ id: 'database/reading-costs-two-queries', source }),
  async ({ database, tab }) => {
    await tab.open('home')
    database.clearQueries()

    await tab.send('GET /api/auth/session')
    await expect(database).toHaveBeenQueried(readQueries)
    await tab.readFrom('api-route')
    await expect(database).toHaveBeenQueried([...readQueries, ...readQueries])
  },
)

test(
  'With the database strategy, a page with a session prop sends two queries, and its useSession() sends none',
  onDatabase({ id: 'database/session-prop-costs-two-queries', source }),
  async ({ database, tab }) => {
    await tab.open('with-session-prop')

    await expect(database).toHaveBeenQueried(readQueries)
  },
)

test(
  'With the database strategy, a server component and its layout send two queries each to read the session',
  onDatabase({
    id: 'database/server-component-and-layout-cost-two-queries-each',
    source,
    needs: ['the session in the App Router'],
  }),
  async ({ database, tab }) => {
    await tab.open('server-component')
    database.clearQueries()
    await tab.send('GET /server-component')

    await expect(database).toHaveBeenQueried([...readQueries, ...readQueries], 'in any order')
  },
)

test(
  'With the database strategy, update(data) sends three queries, two to read the session and one to write',
  onDatabase({
    id: 'database/update-costs-three-queries',
    source,
    needs: ['update()'],
    holds: receivesNoOwnUpdates,
  }),
  async ({ database, tab }) => {
    await update({ database, tab })

    await expect(database).toHaveBeenQueried([...readQueries, 'UPDATE users'])
  },
)

test(
  'When a tab receives its own broadcasts, update(data) sends five queries with the database strategy',
  onDatabase({ id: 'v5/update-costs-five-queries', source, needs: ['update()'], holds: receivesOwnUpdates }),
  async ({ database, tab }) => {
    await update({ database, tab })

    await expect(database).toHaveBeenQueried([...readQueries, 'UPDATE users', ...readQueries])
  },
)

async function update({ database, tab }: { database: Database; tab: Tab }) {
  await tab.open('with-session-prop')
  database.clearQueries()
  await tab.update.byUpdate({ companyId: globex.id })
  await tab.settle()
}
