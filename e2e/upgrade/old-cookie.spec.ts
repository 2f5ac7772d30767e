import { acme, code, docs, expect, spec, test, type SessionJar, type User } from '../../fixtures'
import { longName } from '../long-session'

// A user signed in with NextAuth 4. Then the app upgraded to NextAuth 5, with the same secret.
const source = [
  docs('https://authjs.dev/getting-started/migrating-to-v5'),
  code('@auth/core', 'lib/utils/cookie.js'),
  code('@auth/core', 'jwt.js'),
]
const needs = ['upgrade from NextAuth 4' as const]

/** The browser has only a session cookie of NextAuth 4. */
async function signInToVersion4(session: SessionJar, oldSession: SessionJar, user: User) {
  await session.clear()
  await oldSession.signIn(user, acme)
  await expect(oldSession).toHaveClaims({ sub: user.id, company: acme })
}

test(
  'A session cookie of NextAuth 4 does not sign the user in on NextAuth 5, and nothing is logged',
  spec({ id: 'v4-session-is-ignored', source, needs }),
  async ({ oldSession, serverLog, session, tab, user }) => {
    await tab.open('with-session-prop')
    await expect(tab.useSession).toShow({ user: { id: user.id } })
    await signInToVersion4(session, oldSession, user)
    await tab.reload()

    await expect(tab.useSession).toShow(null)
    await expect(await tab.getSession()).toShow(null)
    await expect(session).toHaveClaims(null)
    await expect(serverLog).toHaveLoggedErrors([])
  },
)

test(
  'On NextAuth 5, a server component does not see a session cookie of NextAuth 4',
  spec({
    id: 'v4-session-is-ignored-by-server-component',
    source,
    needs: [...needs, 'the session in the App Router'],
  }),
  async ({ oldSession, session, tab, user }) => {
    await tab.open('server-component')
    await expect(tab.serverComponent).toShow({ user: { id: user.id } })
    await signInToVersion4(session, oldSession, user)
    await tab.reload()

    await expect(tab.serverComponent).toShow(null)
  },
)

test(
  'On NextAuth 5, the proxy (middleware) redirects a user whose session cookie is of NextAuth 4',
  spec({ id: 'v4-session-is-ignored-by-proxy', source, needs }),
  async ({ oldSession, session, tab, device, user }) => {
    await tab.open('with-session-prop')
    await expect(await tab.readFrom('proxy')).toShow({ user: { id: user.id } })
    await expect(await device.request('GET /dashboard')).toShow({ status: 200 })
    await signInToVersion4(session, oldSession, user)

    await expect(await tab.readFrom('proxy')).toShow(null)
    await expect(await device.request('GET /dashboard')).toShow({ status: 307, leadsTo: '/' })
  },
)

test(
  'A session of NextAuth 4 in several cookies does not sign the user in on NextAuth 5',
  spec({ id: 'v4-session-in-chunks-is-ignored', source, needs }),
  async ({ app, appOfVersion4, oldSession, session, tab, user }) => {
    const claims = app.claimsOf({ ...user, firstName: longName }, acme)
    await session.clear()
    await session.putInChunks(await app.encode(claims))
    await tab.open('with-session-prop')
    await expect(await tab.getSession()).toShow({ user: { id: user.id } })
    // The tab receives its own broadcast, and its request would write the cookie again
    await tab.settle()
    await session.clear()
    await oldSession.putInChunks(await appOfVersion4.encode(claims))
    await expect(await oldSession.storedCookies()).toShow({ chunks: ['.0', '.1', '.2'] })
    await tab.reload()

    await expect(tab.useSession).toShow(null)
    await expect(await tab.getSession()).toShow(null)
    await expect(await tab.readFrom('proxy')).toShow(null)
    await expect(await oldSession.storedCookies()).toShow({ chunks: ['.0', '.1', '.2'] })
  },
)

test(
  'A token of NextAuth 4 in the session cookie of NextAuth 5 is rejected, logged as an error and deleted',
  spec({ id: 'v4-session-in-renamed-cookie-is-rejected', source, needs }),
  async ({ app, appOfVersion4, serverLog, session, tab, user }) => {
    await tab.open('with-session-prop')
    await expect(await tab.getSession()).toShow({ user: { id: user.id } })
    await tab.settle()
    await expect(serverLog).toHaveLoggedErrors([])
    await session.put(await appOfVersion4.encode(app.claimsOf(user, acme)))
    await expect(await session.storedCookies()).toShow({ chunks: [''] })

    await expect(await tab.send('GET /api/auth/session')).toShow({ status: 200, body: null })
    await expect(await session.storedCookies()).toShow({ chunks: [] })
    await expect(serverLog).toHaveLoggedErrors(['JWTSessionError'])
  },
)
