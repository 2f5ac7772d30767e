import { acme, code, docs, expect, forSubject, globex, issue, test, varying } from '../../fixtures'
import { inVersion4, inVersion5 } from '../versions'
import { onDatabase } from './on-database'

test.use({ strategy: 'database' })

const source = [
  docs('https://next-auth.js.org/configuration/callbacks#session-callback'),
  code('next-auth', 'core/routes/session.js'),
]
/** The error that NextAuth logs when it cannot create the session from its row. */
const sessionError = forSubject(varying('SESSION_ERROR', [inVersion5, 'SessionTokenError']))

test.beforeEach(async ({ tab }) => {
  await tab.open('with-session-prop')
})

test(
  'With the database strategy, the jwt callback is not called, so it sends no company API request',
  onDatabase({ id: 'database/jwt-callback-is-not-called', source }),
  async ({ companyApi, tab }) => {
    const response = await tab.update.byQuery({ companyId: globex.id })

    await expect(companyApi).toHaveReceived([])
    await expect(response).toShow({ company: acme })
  },
)

test(
  'With the database strategy, the session callback receives update(data), and its result is the response',
  onDatabase({ id: 'database/session-callback-receives-updates', source, needs: ['update()'] }),
  async ({ companyApi, database, tab, user }) => {
    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow({ company: globex })

    await expect(companyApi).toHaveReceived(['GET /companies/globex'])
    await expect(await database.user(user)).toShow({ company: globex })
  },
)

test(
  'With the database strategy, update() without data also calls the session callback with the update trigger',
  onDatabase({
    id: 'database/update-without-data-is-an-update',
    source: [...source, issue(11002)],
    needs: ['update()'],
    // NextAuth 5 sends a GET instead
    holds: inVersion4,
  }),
  async ({ companyApi, tab, user }) => {
    user.companyId = globex.id
    await tab.update.byUpdate()

    await expect(companyApi).toHaveReceived([`GET /people/${user.id}`, 'GET /companies/globex'])
  },
)

test(
  'With the database strategy, update() without data shows what another program has written to the row',
  onDatabase({
    id: 'database/update-without-data-reads-the-row',
    source: [...source, issue(7582)],
    needs: ['update()'],
  }),
  async ({ database, tab, user }) => {
    await database.write('update users set company = $2 where id = $1', user.id, { ...globex })

    await expect(await tab.update.byUpdate()).toShow({ company: globex })
    await expect(tab.useSession).toShow({ company: globex })
  },
)

test(
  'With the database strategy, if the session callback throws, the response has no session and the cookie stays',
  onDatabase({ id: 'database/throwing-callback-keeps-the-cookie', source, needs: ['update()'] }),
  async ({ companyApi, serverLog, session, tab }) => {
    const since = await session.token()
    companyApi.fail('GET /companies/globex', 500)

    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow(null)
    await expect(serverLog).toHaveLoggedErrors([sessionError])
    await expect(session).toHaveBeenRewritten({ since, expected: false })
    await expect(await tab.getSession()).toShow({ company: acme })
  },
)

test(
  'With the database strategy, the session that the app returns does not contain the session token',
  onDatabase({ id: 'database/session-has-no-token', source }),
  async ({ tab }) => {
    await expect(await tab.getSession()).toShow({ company: acme, sessionToken: undefined, userId: undefined })
  },
)
