import { acme, code, docs, expect, spec, test } from '../../fixtures'
import { longName } from '../long-session'

// The proxy keeps users of NextAuth 4 signed in: app-under-test/v5/upgrade-from-v4.ts.
test.use({ sessionsOfVersion4: 'kept' })

const source = [
  docs('https://authjs.dev/getting-started/migrating-to-v5'),
  code('next-auth', 'jwt/index.js'),
  code('@auth/core', 'jwt.js'),
]
const needs = ['upgrade from NextAuth 4' as const]

test.beforeEach(async ({ session }) => {
  await session.clear()
})

test(
  'Defense: a proxy that converts the session of NextAuth 4 keeps the user signed in on the first guarded page',
  spec({ id: 'v4-bridge-signs-in-first-page', source, needs }),
  async ({ device, oldSession, session, tab, user }) => {
    await expect(await device.request('GET /dashboard')).toShow({ status: 307, leadsTo: '/' })
    await oldSession.signIn(user, acme)
    await tab.open('dashboard')

    await expect(tab).toHaveLoaded(['/dashboard'])
    await expect(tab.serverSideProps).toShow({ user: { id: user.id }, company: acme })
    await expect(tab.useSession).toShow({ user: { id: user.id }, company: acme })
    await expect(session).toHaveClaims({ sub: user.id })
  },
)

test(
  'Defense: a proxy that converts the session of NextAuth 4 shows it to the first server component',
  spec({ id: 'v4-bridge-server-component', source, needs: [...needs, 'the session in the App Router'] }),
  async ({ oldSession, tab, user }) => {
    await tab.open('server-component')
    await expect(tab.serverComponent).toShow(null)
    await oldSession.signIn(user, acme)
    await tab.reload()

    await expect(tab.serverComponent).toShow({ user: { id: user.id }, company: acme })
  },
)

test(
  'Defense: if the proxy also covers the auth routes, a page that is open during the upgrade stays signed in',
  spec({ id: 'v4-bridge-get-session', source, needs }),
  async ({ oldSession, session, tab, user }) => {
    await tab.open('profile')
    await expect(tab.useSession).toShow(null)
    await oldSession.signIn(user, acme)

    await expect(await tab.getSession()).toShow({ user: { id: user.id }, company: acme })
    await expect(session).toHaveClaims({ sub: user.id })
    await expect(await oldSession.storedCookies()).toShow({ chunks: [] })
  },
)

test(
  'Defense: the converted session keeps the user’s id, name, email, picture and custom claims',
  spec({ id: 'v4-bridge-keeps-claims', source, needs }),
  async ({ app, appOfVersion4, device, oldSession, session, user }) => {
    const claims = { ...app.claimsOf(user, acme), name: 'Ada', picture: '/ada.png', plan: { seats: 3 } }
    await oldSession.put(await appOfVersion4.encode(claims))
    await device.request('GET /server-component')

    await expect(session).toHaveExactlyClaims(claims)
  },
)

test(
  'Defense: a session of NextAuth 4 in several cookies is converted as a whole, and all its cookies are deleted',
  spec({ id: 'v4-bridge-reads-chunks', source, needs }),
  async ({ app, appOfVersion4, device, oldSession, session, user }) => {
    const claims = app.claimsOf({ ...user, firstName: longName }, acme)
    await oldSession.putInChunks(await appOfVersion4.encode(claims))
    await expect(await oldSession.storedCookies()).toShow({ chunks: ['.0', '.1', '.2'] })
    await device.request('GET /server-component')

    await expect(session).toHaveExactlyClaims(claims)
    await expect(await session.storedCookies()).toShow({ chunks: ['.0', '.1', '.2'] })
    await expect(await oldSession.storedCookies()).toShow({ chunks: [] })
  },
)

test(
  'Defense: the converted session expires when the session of NextAuth 4 would have expired',
  spec({ id: 'v4-bridge-keeps-expiry', source, needs }),
  async ({ device, oldSession, session, user }) => {
    await oldSession.signIn(user, acme, { maxAge: 10 * 24 * 60 * 60 })
    await device.request('GET /server-component')

    await expect(session).toHaveClaims({ sub: user.id })
    await expect(session).toLast(10)
  },
)

test(
  'Defense: if auth() in the proxy renews the converted session in the same request, the renewed one stays',
  spec({ id: 'v4-bridge-renewed-session-stays', source, needs }),
  async ({ device, oldSession, session, user }) => {
    await oldSession.signIn(user, acme, { maxAge: 10 * 24 * 60 * 60 })
    await expect(await device.request('GET /dashboard')).toShow({ status: 200 })

    await expect(session).toHaveClaims({ sub: user.id })
    await expect(session).toLast(30)
  },
)

test(
  'Defense: the cookie of the converted session has the attributes that NextAuth 5 sets',
  spec({ id: 'v4-bridge-cookie-attributes', source, needs }),
  async ({ device, oldSession, session, user }) => {
    await oldSession.signIn(user, acme)
    await device.request('GET /server-component')

    await expect(await session.storedCookies()).toShow({ chunks: [''], attributes: ['Path=/; HttpOnly; SameSite=Lax'] })
  },
)
