import { code, docs, expect, globex, spec, test } from '../../../fixtures'
import { inVersion4 } from '../../versions'
import { leaveOlderCookie } from '../cookies/steps'
import { submitSignInForm } from '../https/steps'

// Which paths of the host receive the session cookie

const source = docs('https://next-auth.js.org/configuration/options#cookies')

const forHost = 'Path=/; HttpOnly; Secure; SameSite=Lax'
const forApp = forHost.replace('/', '/shop')

test.describe('with the cookie as NextAuth sets it', () => {
  test.use({ deployment: 'base-path' })

  test(
    'Under a base path, the session cookie has Path=/, which covers every app on the host',
    spec({ id: 'base-path/cookies/whole-host', source }),
    async ({ session, tab, user }) => {
      await session.clear()
      await submitSignInForm(tab, user)
      await expect(tab).toArriveAt('/shop/profile')

      await expect(await session.storedCookies()).toShow({ attributes: [forHost] })
    },
  )
})

test.describe('with a path in the cookie’s options', () => {
  test.use({ deployment: 'base-path-own-cookie' })

  test(
    'Under a base path, a session cookie for that path alone is set, updated and deleted like any other',
    spec({ id: 'base-path/cookies/own-path', source }),
    async ({ session, tab, user }) => {
      await session.clear()
      await submitSignInForm(tab, user)
      await expect(tab).toArriveAt('/shop/profile')
      const attributes = [forApp]
      await expect(await session.storedCookies()).toShow({ attributes })

      await tab.open('client')
      await tab.update.byQuery({ companyId: globex.id })
      await expect(session).toHaveClaims({ company: globex })
      await expect(await session.storedCookies()).toShow({ chunks: [''], attributes })
      await tab.client.signOut()
      await expect(await session.storedCookies()).toShow({ chunks: [] })
    },
  )
})

// The cookie had no path at first. The browser of a user who was signed in then has both: it sends both, that of the longer path first
test.describe('with a path in the cookie’s options, and a cookie left from before', () => {
  test.use({ deployment: 'base-path-own-cookie' })

  const leftover = [source, code('next-auth', 'core/lib/cookie.js')]

  test.beforeEach(async ({ session, tab }) => {
    await expect(await session.storedCookies()).toShow({ attributes: [forHost] })
    await tab.open('client')
    await expect(await session.storedCookies()).toShow({ chunks: ['', ''], attributes: [forApp, forHost] })
  })

  test(
    'If a session cookie with Path=/ is left from before, an update stays after a reload',
    spec({ id: 'base-path/cookies/leftover/update-stays', source: leftover }),
    async ({ tab }) => {
      await tab.update.byQuery({ companyId: globex.id })
      await tab.reload()
      await expect(tab.useSession).toShow({ company: globex })
    },
  )

  test(
    'Hazard: if a session cookie with Path=/ is left from before, signing out removes only the newer one',
    spec({ id: 'base-path/cookies/leftover/sign-out-removes-one', source: leftover }),
    async ({ tab, user }) => {
      await tab.client.signOut()
      await tab.reload()
      await expect(tab.useSession).toShow({ user: { id: user.id } })
    },
  )

  test(
    'If a session cookie with Path=/ is left from before, getToken() in the proxy (middleware) sees no update',
    spec({ id: 'base-path/cookies/leftover/proxy-sees-old', source: leftover, holds: inVersion4 }),
    async ({ tab }) => {
      await tab.update.byQuery({ companyId: globex.id })
      await expect(await tab.readFrom('proxy')).toShow({ company: { id: 'acme' } })
    },
  )
})

test.describe('with a path and another name in the cookie’s options, and a cookie left from before', () => {
  test.use({ deployment: 'base-path-renamed-cookie' })

  test(
    'Defense: if the session cookie gets another name with the path, a cookie left from before is ignored',
    spec({ id: 'base-path/cookies/leftover/renamed-ignores-it', source }),
    async ({ app, device, session, tab, user }) => {
      await leaveOlderCookie({ app, device, session })
      await tab.open('client')
      await expect(tab.useSession).toShow(null)
      await submitSignInForm(tab, user)
      await expect(tab).toArriveAt('/shop/profile')
      await expect(session).toHaveClaims({ sub: user.id })

      await tab.open('client')
      await tab.client.signOut()
      await tab.reload()
      await expect(tab.useSession).toShow(null)
    },
  )
})
