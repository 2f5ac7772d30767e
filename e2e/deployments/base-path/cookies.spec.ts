import { docs, expect, globex, spec, test } from '../../../fixtures'
import { submitSignInForm } from '../https/steps'

// Which paths of the host receive the session cookie

const source = docs('https://next-auth.js.org/configuration/options#cookies')

test.describe('with the cookie as NextAuth sets it', () => {
  test.use({ deployment: 'base-path' })

  test(
    'Under a base path, the session cookie has Path=/, which covers every app on the host',
    spec({ id: 'base-path/cookies/whole-host', source }),
    async ({ session, tab, user }) => {
      await session.clear()
      await submitSignInForm(tab, user)
      await expect(tab).toArriveAt('/shop/profile')

      await expect(await session.storedCookies()).toShow({ attributes: ['Path=/; HttpOnly; Secure; SameSite=Lax'] })
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
      const attributes = ['Path=/shop; HttpOnly; Secure; SameSite=Lax']
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
