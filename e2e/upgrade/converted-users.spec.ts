import { acme, expect, spec, test } from '../../fixtures'
import { needs, proveConversion, source } from './bridge'

// An old session must not undo what the user has done on NextAuth 5.
test.use({ sessionsOfVersion4: 'kept' })

test.beforeEach(async ({ session }) => {
  await session.clear()
})

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
