import { acme, advisory, code, docs, expect, forSubject, issue, test, varying, type SpecMeta } from '../../fixtures'
import { inVersion5 } from '../versions'
import { onDatabase } from './on-database'

// An app in which people sign in with a password and in no other way. Only the configuration is refused: the session of
// the person is there, as a row, and its key is in the cookie.
test.use({ strategy: 'database', providers: 'credentials-alone' })

const source = [
  docs('https://next-auth.js.org/configuration/providers/credentials'),
  code('next-auth', 'core/lib/assert.js'),
]

test(
  'where a password is the only way to sign in, the auth routes refuse the database strategy: everybody seems signed out',
  onDatabase({ id: 'database/password-alone-is-refused', source }),
  async ({ database, session, tab, person }) => {
    const since = await session.token()
    await tab.open('without-session-prop')

    await expect(tab.useSession).toShow(null)
    await expect(await tab.send('GET /api/auth/session')).toShow({ status: 500 })
    await expect(session).toHaveBeenRewritten({ since, expected: false })
    await expect(await database.sessionsOf(person)).toShow({ sessions: 1 })
  },
)

test(
  'where a password is the only way to sign in, the server’s log says why the database strategy is refused',
  onDatabase({ id: 'database/password-alone-is-logged', source }),
  async ({ serverLog, tab }) => {
    await tab.openUnread()

    await expect(serverLog).toHoldErrors([
      forSubject(varying('CALLBACK_CREDENTIALS_JWT_ERROR', [inVersion5, 'UnsupportedStrategy'])),
    ])
  },
)

test(
  'where a password is the only way to sign in, getServerSession reads the session that the auth routes refuse',
  onDatabase({
    id: 'database/password-alone-is-read-on-the-server',
    source: [...source, code('next-auth', 'next/index.js')],
    holds: { 'next-auth': '<5.0.0-0' },
  }),
  async ({ tab }) => {
    await tab.open('without-session-prop')
    await expect(tab.useSession).toShow(null)

    await expect(await tab.ask('api-route')).toShow({ company: acme })
  },
)

const failOpen = [advisory('GHSA-8fpg-xm3f-6cx3'), issue(11934), code('next-auth', 'lib/index.js')]
const needs: SpecMeta['needs'] = ['the session in the App Router']

test(
  'hazard: where the configuration is refused, auth() gives everybody the error’s message for a session: what is behind if (session) opens for people who are not signed in',
  onDatabase({
    id: 'v5/refused-configuration-opens-pages',
    source: failOpen,
    needs,
    holds: { 'next-auth': '>=5.0.0-0 <5.0.0-beta.32' },
  }),
  async ({ session, tab }) => {
    const error = {
      message: 'There was a problem with the server configuration. Check the server logs for more information.',
    }
    await session.clear()
    await tab.open('server-component')

    await expect(tab.serverComponent).toShow(error)
    await expect(await tab.ask('proxy')).toShow(error)
  },
)

test(
  'where the configuration is refused, auth() takes everybody for nobody',
  onDatabase({
    id: 'v5/refused-configuration-opens-nothing',
    source: failOpen,
    needs,
    holds: { 'next-auth': '>=5.0.0-beta.32 <6.0.0-0' },
  }),
  async ({ tab }) => {
    await tab.open('server-component')

    await expect(tab.serverComponent).toShow(null)
    await expect(await tab.ask('proxy')).toShow(null)
  },
)
