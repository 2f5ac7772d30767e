import { acme, expect, spec, test, type App, type JsonObject } from '../../fixtures'
import { needs, proveConversion, source } from './bridge'

// Which sessions of NextAuth 4 the proxy must not convert.
test.use({ sessionsOfVersion4: 'kept' })

test.beforeEach(async ({ session }) => {
  await session.clear()
})

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
    name: 'a session made with another secret',
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
    `Defense: the proxy (middleware) does not convert ${name}, and deletes its cookie`,
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
  'Defense: a user with an invalid session of NextAuth 4 can sign in',
  spec({ id: 'v4-bridge-invalid-session-blocks-no-sign-in', source, needs }),
  async ({ app, appOfVersion4, device, oldSession, session, tab, user }) => {
    await proveConversion(device, oldSession, user)
    await tab.open('home')
    const csrfToken = await tab.csrfToken()
    await oldSession.put(await appOfVersion4.encode(app.claimsOf(user, acme), { secret: 'the secret of another app' }))
    const { email, password } = user
    await tab.send('POST /api/auth/callback/credentials', { csrfToken, email, password })

    await expect(session).toHaveClaims({ sub: user.id })
    await expect(await oldSession.storedCookies()).toShow({ chunks: [] })
  },
)
