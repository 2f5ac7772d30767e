import { acme, advisory, code, docs, expect, forSubject, issue, test, varying, type SpecMeta } from '../../fixtures'
import { inVersion4, inVersion5 } from '../versions'
import { onDatabase } from './on-database'

// An app with no provider other than credentials. With the database strategy, NextAuth rejects this configuration.
// In these specs, the user already has a session: its row exists, and its token is in the cookie.
test.use({ strategy: 'database', credentialsAlone: true })

const source = [
  docs('https://next-auth.js.org/configuration/providers/credentials'),
  code('next-auth', 'core/lib/assert.js'),
]

test(
  'With only a credentials provider and the database strategy, auth routes fail and users appear signed out',
  onDatabase({ id: 'database/credentials-only-is-rejected', source }),
  async ({ database, session, tab, user }) => {
    const since = await session.token()
    await tab.open('without-session-prop')

    await expect(tab.useSession).toShow(null)
    for (const route of ['session', 'csrf', 'providers'])
      await expect(await tab.send(`GET /api/auth/${route}`)).toShow({ status: 500 })
    await expect(session).toHaveBeenRewritten({ since, expected: false })
    await expect(await database.sessionsOf(user)).toShow({ sessions: 1 })
  },
)

test(
  'With only a credentials provider and the database strategy, the server log contains the configuration error',
  onDatabase({ id: 'database/credentials-only-is-logged', source }),
  async ({ serverLog, tab }) => {
    await tab.openWithoutSession()

    await expect(serverLog).toHaveLoggedErrors([
      forSubject(varying('CALLBACK_CREDENTIALS_JWT_ERROR', [inVersion5, 'UnsupportedStrategy'])),
    ])
  },
)

test(
  'With only a credentials provider and the database strategy, getServerSession() still reads the session',
  onDatabase({
    id: 'database/credentials-only-is-read-on-the-server',
    source: [...source, code('next-auth', 'next/index.js')],
    holds: inVersion4,
  }),
  async ({ tab }) => {
    await tab.open('without-session-prop')
    await expect(tab.useSession).toShow(null)

    await expect(await tab.readFrom('api-route')).toShow({ company: acme })
  },
)

const failOpen = [advisory('GHSA-8fpg-xm3f-6cx3'), issue(11934), code('next-auth', 'lib/index.js')]
const needs: SpecMeta['needs'] = ['the session in the App Router']

test(
  'Hazard: if NextAuth rejects the configuration, auth() returns a truthy error object for signed-out visitors',
  onDatabase({
    id: 'v5/rejected-configuration-opens-pages',
    source: failOpen,
    needs,
    // Code that is guarded only by `if (session)` then runs for visitors who are not signed in
    holds: { 'next-auth': '>=5.0.0-0 <5.0.0-beta.32' },
  }),
  async ({ session, tab }) => {
    const error = {
      message: 'There was a problem with the server configuration. Check the server logs for more information.',
    }
    await session.clear()
    await tab.open('server-component')

    await expect(tab.serverComponent).toShow(error)
    await expect(await tab.readFrom('proxy')).toShow(error)
  },
)

test(
  'If NextAuth rejects the configuration, auth() returns null, whether or not the user has a session',
  onDatabase({
    id: 'v5/rejected-configuration-opens-nothing',
    source: failOpen,
    needs,
    holds: { 'next-auth': '>=5.0.0-beta.32 <6.0.0-0' },
  }),
  async ({ database, session, tab }) => {
    await tab.open('server-component')
    await expect(tab.serverComponent).toShow(null)
    await expect(await tab.readFrom('proxy')).toShow(null)
    await expect(await database.session(await session.token())).toShow({ days: 30 })

    await session.clear()
    await tab.reload()
    await expect(tab.serverComponent).toShow(null)
    await expect(await tab.readFrom('proxy')).toShow(null)
  },
)
