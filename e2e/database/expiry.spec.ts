import { acme, code, docs, expect, test, type Database, type SessionJar } from '../../fixtures'
import { onDatabase } from './on-database'

test.use({ strategy: 'database' })

const source = [
  docs('https://next-auth.js.org/configuration/options#session'),
  code('next-auth', 'core/routes/session.js'),
]
const read = 'GET /api/auth/session'

interface Ending {
  database: Database
  session: SessionJar
}

/** The session's row ends in so many days. NextAuth makes it thirty, and writes that anew once a day (`updateAge`). */
async function endIn(days: number, { database, session }: Ending): Promise<void> {
  const ends = new Date(Date.now() + days * 24 * 60 * 60 * 1000)
  await database.write('update sessions set expires = $2 where "sessionToken" = $1', await session.token(), ends)
}

test.beforeEach(async ({ tab }) => {
  await tab.open('home')
})

test(
  'a session of less than a day is read without its row being written',
  onDatabase({ id: 'database/young-row-is-not-written', source }),
  async ({ database, session, tab }) => {
    await endIn(29.5, { database, session })
    database.forgetQueries()
    await tab.send(read)

    await expect(database).toHaveBeenQueried(['SELECT sessions', 'SELECT users'])
    await expect(await database.session(await session.token())).toShow({ days: 29.5 })
  },
)

test(
  'a session of more than a day gets thirty days again when it is read',
  onDatabase({ id: 'database/row-is-renewed-once-a-day', source }),
  async ({ database, session, tab }) => {
    await endIn(28.9, { database, session })
    await tab.send(read)

    await expect(await database.session(await session.token())).toShow({ days: 30 })
  },
)

test(
  'the answer in which a row is renewed still says its old end',
  onDatabase({ id: 'database/answer-says-the-old-end', source }),
  async ({ database, session, tab }) => {
    await endIn(20, { database, session })

    await expect(await tab.getSession()).toLast(20)
    await expect(await tab.getSession()).toLast(30)
  },
)

test(
  'each reading gives the cookie thirty days again, though the row is not written',
  onDatabase({ id: 'database/cookie-is-renewed-each-time', source }),
  async ({ database, session, tab }) => {
    const token = (await session.token()) ?? ''
    await endIn(29.5, { database, session })
    await session.put(token, 10 * 24 * 60 * 60)
    await tab.send(read)

    await expect(session).toLast({ cookie: 30 })
    await expect(await database.session(token)).toShow({ days: 29.5 })
  },
)

test(
  'a session that has ended is deleted when it is read, and its cookie is taken away',
  onDatabase({ id: 'database/ended-session-is-deleted', source }),
  async ({ database, session, tab }) => {
    const token = await session.token()
    await endIn(-1 / (24 * 60), { database, session })

    await expect(await tab.getSession()).toShow(null)
    await expect(await database.session(token)).toShow(null)
    await expect(await session.kept()).toShow({ pieces: [] })
  },
)

test(
  'a session whose row ends in a minute is read like any other',
  onDatabase({ id: 'database/last-minute-counts', source }),
  async ({ database, session, tab }) => {
    await endIn(1 / (24 * 60), { database, session })

    await expect(await tab.getSession()).toShow({ company: acme })
  },
)

test(
  'a cookie that names no row is taken away',
  onDatabase({ id: 'database/unknown-token-is-nobody', source }),
  async ({ session, tab }) => {
    await session.put('the-key-of-no-row')

    await expect(await tab.getSession()).toShow(null)
    await expect(await session.kept()).toShow({ pieces: [] })
  },
)
