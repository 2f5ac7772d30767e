import {
  acme,
  code,
  docs,
  expect,
  spec,
  test,
  type App,
  type Device,
  type JsonObject,
  type SessionJar,
  type User,
} from '../../fixtures'

// What a proxy that converts sessions of NextAuth 4 (app-under-test/v5/upgrade-from-v4.ts) must not do.
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

/** The proxy converts a valid session of this user. Afterwards, the browser has no cookie. */
async function proveConversion(device: Device, oldSession: SessionJar, user: User) {
  await oldSession.signIn(user, acme)
  await expect(await device.request('GET /dashboard')).toShow({ status: 200 })
  await expect(device.session).toHaveClaims({ sub: user.id })
  await device.session.clear()
}

interface RejectedToken {
  id: string
  /** How titles name it. */
  name: string
  token: (app: App, claims: JsonObject) => Promise<string>
}

const rejectedTokens: RejectedToken[] = [
  {
    id: 'tampered',
    name: 'a tampered session of NextAuth 4',
    token: async (app, claims) => (await app.encode(claims)).replace(/.{10}$/, 'tampered__'),
  },
  {
    id: 'of-another-secret',
    name: 'a session of NextAuth 4 made with another secret',
    token: (app, claims) => app.encode(claims, { secret: 'the secret of another app' }),
  },
  {
    id: 'expired',
    name: 'an expired session of NextAuth 4',
    token: (app, claims) => app.encode(claims, { maxAge: -20 }),
  },
]

for (const { id, name, token } of rejectedTokens) {
  test(
    `Defense: the proxy does not convert ${name}, and deletes its cookie`,
    spec({ id: `v4-bridge-rejects-${id}`, source, needs }),
    async ({ app, appOfVersion4, device, oldSession, session, tab, user }) => {
      await proveConversion(device, oldSession, user)
      await oldSession.put(await token(appOfVersion4, app.claimsOf(user, acme)))
      await expect(await oldSession.storedCookies()).toShow({ chunks: [''] })

      await expect(await device.request('GET /dashboard')).toShow({ status: 307, leadsTo: '/' })
      await expect(await session.storedCookies()).toShow({ chunks: [] })
      await expect(await oldSession.storedCookies()).toShow({ chunks: [] })
      await tab.open('profile')
      await expect(tab.useSession).toShow(null)
    },
  )
}

test(
  'Defense: after signing out of a converted session, the session of NextAuth 4 does not sign the user in again',
  spec({ id: 'v4-bridge-sign-out-is-final', source, needs }),
  async ({ device, oldSession, session, tab, user }) => {
    await oldSession.signIn(user, acme)
    await tab.open('dashboard')
    await expect(tab.useSession).toShow({ user: { id: user.id } })
    await tab.signOut()
    await expect(session).toHaveClaims(null)

    await expect(await device.request('GET /dashboard')).toShow({ status: 307, leadsTo: '/' })
    await expect(session).toHaveClaims(null)
    await tab.open('profile')
    await expect(tab.useSession).toShow(null)
  },
)

test(
  'Defense: a user whose first request after the upgrade is to sign out is signed out',
  spec({ id: 'v4-bridge-first-request-signs-out', source, needs }),
  async ({ device, oldSession, session, tab, user }) => {
    await proveConversion(device, oldSession, user)
    await tab.open('home')
    const csrfToken = await tab.csrfToken()
    await oldSession.signIn(user, acme)
    await tab.send('POST /api/auth/signout', { csrfToken })

    await expect(await session.storedCookies()).toShow({ chunks: [] })
    await expect(await oldSession.storedCookies()).toShow({ chunks: [] })
    await expect(await device.request('GET /dashboard')).toShow({ status: 307, leadsTo: '/' })
  },
)

test(
  'Defense: a user who signs in to NextAuth 5 is not replaced by the user of a session of NextAuth 4',
  spec({ id: 'v4-bridge-sign-in-wins', source, needs }),
  async ({ createUser, device, oldSession, session, tab, user: { id, email, password } }) => {
    const grace = createUser({ firstName: 'Grace' })
    await proveConversion(device, oldSession, grace)
    await tab.open('home')
    const csrfToken = await tab.csrfToken()
    await oldSession.signIn(grace, acme)
    await tab.send('POST /api/auth/callback/credentials', { csrfToken, email, password })

    await expect(session).toHaveClaims({ sub: id })
    await expect(await oldSession.storedCookies()).toShow({ chunks: [] })
  },
)

test(
  'Defense: a browser with sessions of both versions keeps the one of NextAuth 5, and loses the older one',
  spec({ id: 'v4-bridge-new-session-wins', source, needs }),
  async ({ createUser, device, oldSession, session, tab, user }) => {
    const grace = createUser({ firstName: 'Grace' })
    await proveConversion(device, oldSession, grace)
    await session.signIn(user, acme)
    await oldSession.signIn(grace, acme)
    await tab.open('dashboard')

    await expect(tab.useSession).toShow({ user: { id: user.id } })
    await expect(session).toHaveClaims({ sub: user.id })
    await expect(await oldSession.storedCookies()).toShow({ chunks: [] })
  },
)
