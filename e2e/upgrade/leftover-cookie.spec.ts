import { acme, code, docs, expect, spec, test } from '../../fixtures'
import { longName } from '../long-session'

// What remains of NextAuth 4 in the browser. NextAuth 5 neither reads nor deletes the cookies of NextAuth 4. If the app goes back to NextAuth 4 with the same secret, that
// version accepts what its own `decode` accepts here.
const source = [
  docs('https://authjs.dev/getting-started/migrating-to-v5'),
  code('@auth/core', 'lib/utils/cookie.js'),
  code('next-auth', 'jwt/index.js'),
]
const needs = ['upgrade from NextAuth 4' as const]

test(
  'After signing in to NextAuth 5, the session cookie of NextAuth 4 is still in the browser, unchanged',
  spec({ id: 'v4-session-stays-after-sign-in', source, needs }),
  async ({ createUser, oldSession, session, tab, user }) => {
    const before = createUser({ firstName: 'Grace' })
    await session.clear()
    await oldSession.signIn(before, acme)
    const since = await oldSession.token()
    await tab.signInByForm(user.email, user.password, 'profile')
    await expect(tab.useSession).toShow({ user: { id: user.id } })

    await expect(session).toHaveClaims({ sub: user.id })
    await expect(oldSession).toHaveBeenRewritten({ since, expected: false })
    await expect(oldSession).toHaveClaims({ sub: before.id })
  },
)

test(
  'Hazard: after signing out of NextAuth 5, the browser still has a valid session cookie of NextAuth 4',
  spec({ id: 'v4-session-survives-sign-out', source, needs }),
  async ({ oldSession, session, tab, user }) => {
    await oldSession.signIn(user, acme)
    const since = await oldSession.token()
    await tab.open('home')
    await expect(tab.useSession).toShow({ user: { id: user.id } })
    await tab.signOut()

    await expect(session).toHaveClaims(null)
    await expect(tab.useSession).toShow(null)
    await expect(oldSession).toHaveBeenRewritten({ since, expected: false })
    await expect(oldSession).toHaveClaims({ sub: user.id, company: acme })
  },
)

test(
  'Hazard: with large sessions of both NextAuth 4 and 5 in the browser, every page returns 431',
  spec({ id: 'v4-session-in-chunks-blocks-every-page', source, needs }),
  async ({ app, appOfVersion4, device, oldSession, session, user }) => {
    const claims = app.claimsOf({ ...user, firstName: longName }, acme)
    await session.clear()
    await session.putInChunks(await app.encode(claims))
    await expect(await session.storedCookies()).toShow({ chunks: ['.0', '.1', '.2'] })
    await expect(await device.request('GET /profile')).toShow({ status: 200 })
    // Together, the two are larger than the 16 KB that Node.js accepts as headers
    await oldSession.putInChunks(await appOfVersion4.encode(claims))
    await expect(await oldSession.storedCookies()).toShow({ chunks: ['.0', '.1', '.2'] })

    await expect(await device.request('GET /profile')).toShow({ status: 431 })
    await expect(await device.request('GET /api/auth/session')).toShow({ status: 431 })
  },
)
