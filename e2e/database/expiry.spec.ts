import { acme, code, docs, expect, test, type Database, type SessionJar } from '../../fixtures'
import { onDatabase } from './on-database'

test.use({ strategy: 'database' })

const source = [
  docs('https://next-auth.js.org/configuration/options#session'),
  code('next-auth', 'core/routes/session.js'),
]
const read = 'GET /api/auth/session'

interface Fixtures {
  database: Database
  session: SessionJar
}

/**
 * Makes the session row expire in this number of days. NextAuth sets its expiry thirty days ahead, and renews that
 * once a day (`updateAge`).
 */
async function expireIn(days: number, { database, session }: Fixtures): Promise<void> {
  const expires = new Date(Date.now() + days * 24 * 60 * 60 * 1000)
  await database.write('update sessions set expires = $2 where "sessionToken" = $1', await session.token(), expires)
}

test.beforeEach(async ({ tab }) => {
  await tab.open('home')
})

test(
  'Reading a session less than a day after its row was renewed does not write the row',
  onDatabase({ id: 'database/young-row-is-not-written', source }),
  async ({ database, session, tab }) => {
    await expireIn(29.5, { database, session })
    database.clearQueries()
    await tab.send(read)

    await expect(database).toHaveBeenQueried(['SELECT sessions', 'SELECT users'])
    await expect(await database.session(await session.token())).toShow({ days: 29.5 })
  },
)

test(
  'When a session is read more than a day after its row was renewed, the row’s expiry is thirty days away again',
  onDatabase({ id: 'database/row-is-renewed-once-a-day', source }),
  async ({ database, session, tab }) => {
    await expireIn(28.9, { database, session })
    await tab.send(read)

    await expect(await database.session(await session.token())).toShow({ days: 30 })
  },
)

test(
  'When a read renews a session row, its response still contains the old expiry',
  onDatabase({ id: 'database/renewing-response-has-the-old-expiry', source }),
  async ({ database, session, tab }) => {
    await expireIn(20, { database, session })

    await expect(await tab.getSession()).toLast(20)
    await expect(await tab.getSession()).toLast(30)
  },
)

test(
  'Each session read resets the cookie’s lifetime to 30 days, even if it does not write the session row',
  onDatabase({ id: 'database/cookie-is-renewed-each-time', source }),
  async ({ database, session, tab }) => {
    const token = (await session.token()) ?? ''
    await expireIn(29.5, { database, session })
    await session.put(token, 10 * 24 * 60 * 60)
    await tab.send(read)

    await expect(session).toLast({ cookie: 30 })
    await expect(await database.session(token)).toShow({ days: 29.5 })
  },
)

test(
  'Reading an expired database session deletes its row and its cookie',
  onDatabase({ id: 'database/expired-session-is-deleted', source }),
  async ({ database, session, tab }) => {
    const token = await session.token()
    await expireIn(-1 / (24 * 60), { database, session })

    await expect(await tab.getSession()).toShow(null)
    await expect(await database.session(token)).toShow(null)
    await expect(await session.storedCookies()).toShow({ chunks: [] })
  },
)

test(
  'When a session row expires in one minute, the session can still be read',
  onDatabase({ id: 'database/session-is-valid-in-its-last-minute', source }),
  async ({ database, session, tab }) => {
    await expireIn(1 / (24 * 60), { database, session })

    await expect(await tab.getSession()).toShow({ company: acme })
  },
)

test(
  'When no session row matches the token in the cookie, reading the session deletes the cookie',
  onDatabase({ id: 'database/unknown-token-is-signed-out', source }),
  async ({ session, tab }) => {
    await session.put('the-key-of-no-row')

    await expect(await tab.getSession()).toShow(null)
    await expect(await session.storedCookies()).toShow({ chunks: [] })
  },
)
