import { code, docs, expect, spec, test } from '../../../fixtures'

// What the client's functions need to know of the base path

const basePath = docs('https://next-auth.js.org/getting-started/client#custom-base-path')

test.use({ deployment: 'base-path' })

test(
  'Under a base path, useSession() shows a signed-in user as signed out if SessionProvider is not told the path',
  spec({ id: 'base-path/provider/without-base-path', source: basePath }),
  async ({ session, tab, user }) => {
    await tab.open('client')
    await expect(tab.useSession).toShow({ user: { id: user.id } })
    await tab.open('client-auth-at-root')

    await expect(tab.useSession).toShow(null)
    await expect(session).toHaveClaims({ sub: user.id })
  },
)

test.describe('signed out', () => {
  test.beforeEach(async ({ session }) => {
    await session.clear()
  })

  test(
    'Under a base path, useSession() with required set leads visitors out of the app',
    spec({
      id: 'base-path/required/leads-out',
      source: [basePath, code('next-auth', 'react/index.js')],
      holds: { 'next-auth': '<5.0.0-beta.8' },
    }),
    async ({ tab }) => {
      await tab.visit('required')
      await expect(tab).toHaveLoaded([
        '/shop/client/required',
        '/api/auth/signin?error=SessionRequired&callbackUrl=/shop/client/required',
      ])
    },
  )

  test(
    'Under a base path, useSession() with required set stays on the page if it has onUnauthenticated',
    spec({
      id: 'base-path/required/own-redirect',
      source: docs('https://next-auth.js.org/getting-started/client#custom-redirect-behavior'),
    }),
    async ({ tab }) => {
      await tab.visit('required-here')
      await expect(tab.signInPrompt).toShow({ asks: true })
      await expect(tab).toHaveLoaded(['/shop/client/required/here'])
    },
  )

  test(
    'Under a base path, useSession() with required set leads visitors to the sign-in page',
    spec({
      id: 'base-path/required/stays',
      source: code('next-auth', 'react.js'),
      holds: { 'next-auth': '>=5.0.0-beta.8 <6.0.0-0' },
    }),
    async ({ tab }) => {
      await tab.visit('required')
      await expect(tab).toHaveLoaded([
        '/shop/client/required',
        '/shop/api/auth/signin?error=SessionRequired&callbackUrl=/shop/client/required',
      ])
    },
  )
})
