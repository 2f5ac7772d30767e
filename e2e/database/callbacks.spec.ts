import { acme, code, docs, expect, forSubject, globex, issue, test, varying } from '../../fixtures'
import { inVersion5 } from '../versions'
import { onDatabase } from './on-database'

test.use({ strategy: 'database' })

const source = [
  docs('https://next-auth.js.org/configuration/callbacks#session-callback'),
  code('next-auth', 'core/routes/session.js'),
]
/** What NextAuth logs when the session cannot be made of its row. */
const sessionError = forSubject(varying('SESSION_ERROR', [inVersion5, 'SessionTokenError']))

test.beforeEach(async ({ tab }) => {
  await tab.open('with-session-prop')
})

test(
  'the jwt callback is not called: what it would ask the company API for is not asked',
  onDatabase({ id: 'database/jwt-callback-is-not-called', source }),
  async ({ companyApi, tab }) => {
    const answer = await tab.update.byQuery({ companyId: globex.id })

    await expect(companyApi).toHaveBeenAsked([])
    await expect(answer).toShow({ company: acme })
  },
)

test(
  'the session callback is told of an update and its data, and the answer is what it returns',
  onDatabase({ id: 'database/session-callback-is-told-of-updates', source, needs: ['update()'] }),
  async ({ companyApi, database, tab, person }) => {
    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow({ company: globex })

    await expect(companyApi).toHaveBeenAsked(['GET /companies/globex'])
    await expect(await database.user(person)).toShow({ company: globex })
  },
)

test(
  'after update() without data the session callback is told of an update, too',
  onDatabase({
    id: 'database/update-without-data-is-an-update',
    source: [...source, issue(11002)],
    needs: ['update()'],
    // NextAuth 5 sends a GET for it
    holds: { 'next-auth': '<5.0.0-0' },
  }),
  async ({ companyApi, tab, person }) => {
    person.companyId = globex.id
    await tab.update.byUpdate()

    await expect(companyApi).toHaveBeenAsked([`GET /people/${person.id}`, 'GET /companies/globex'])
  },
)

test(
  'update() without data shows what another program has written to the row',
  onDatabase({
    id: 'database/update-without-data-reads-the-row',
    source: [...source, issue(7582)],
    needs: ['update()'],
  }),
  async ({ database, tab, person }) => {
    await database.write('update users set company = $2 where id = $1', person.id, { ...globex })

    await expect(await tab.update.byUpdate()).toShow({ company: globex })
    await expect(tab.useSession).toShow({ company: globex })
  },
)

test(
  'a session callback that throws answers as if nobody were signed in, and the cookie stays',
  onDatabase({ id: 'database/throwing-callback-keeps-the-cookie', source, needs: ['update()'] }),
  async ({ companyApi, serverLog, session, tab }) => {
    const since = await session.token()
    companyApi.fail('GET /companies/globex', 500)

    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow(null)
    await expect(serverLog).toHoldErrors([sessionError])
    await expect(session).toHaveBeenRewritten({ since, expected: false })
    await expect(await tab.getSession()).toShow({ company: acme })
  },
)

test(
  'the session that the app hands on has no token in it',
  onDatabase({ id: 'database/session-has-no-token', source }),
  async ({ tab }) => {
    await expect(await tab.getSession()).toShow({ company: acme, sessionToken: undefined, userId: undefined })
  },
)
