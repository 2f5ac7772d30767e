import { acme, expect, spec, test } from '../../fixtures'
import { longName } from '../long-session'
import { needs, source } from './bridge'

// What the proxy makes of a session of NextAuth 4.
test.use({ sessionsOfVersion4: 'kept' })

test.beforeEach(async ({ session }) => {
  await session.clear()
})

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
  'Defense: if auth() in the proxy (middleware) immediately renews the converted session, the renewed one stays',
  spec({ id: 'v4-bridge-renewed-session-stays', source, needs }),
  async ({ device, oldSession, session, user }) => {
    await oldSession.signIn(user, acme, { maxAge: 10 * 24 * 60 * 60 })
    // The proxy answers this request itself, so no page renews the session, too
    await expect(await device.request('GET /api/views/proxy')).toShow({ status: 200 })

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

test(
  'Defense: the cookie that NextAuth 4 sets over HTTPS is converted to the one that NextAuth 5 reads over HTTPS',
  spec({ id: 'v4-bridge-converts-secure-cookie', source, needs }),
  async ({ app, appOfVersion4, device, secureSession, user }) => {
    await expect(secureSession).toHaveClaims(null)
    const token = await appOfVersion4.encode(app.claimsOf(user, acme))
    await device.request('GET /dashboard', undefined, { cookie: `__Secure-next-auth.session-token=${token}` })

    await expect(secureSession).toHaveClaims({ sub: user.id })
    const attributes = ['Path=/; HttpOnly; Secure; SameSite=Lax']
    await expect(await secureSession.storedCookies()).toShow({ chunks: [''], attributes })
  },
)
