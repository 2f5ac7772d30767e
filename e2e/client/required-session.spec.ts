import { docs, expect, spec, test } from '../../fixtures'

const required = docs('https://next-auth.js.org/getting-started/client#require-session')

test.beforeEach(async ({ session }) => {
  await session.clear()
})

test(
  'When signed out, useSession() with required set redirects to sign-in with the current page as callbackUrl',
  spec({ id: 'required-redirects-to-sign-in', source: required }),
  async ({ session, tab, user }) => {
    await tab.visit('required')
    const redirected = ['/client/required', '/api/auth/signin?error=SessionRequired&callbackUrl=/client/required']
    await expect(tab).toHaveLoaded(redirected)

    await session.signIn(user)
    await tab.visit('required')
    await expect(tab.useSession).toShow({ user: { id: user.id } })
    await expect(tab).toHaveLoaded([...redirected, '/client/required'])
  },
)

test(
  'When signed out, useSession() with required set calls its onUnauthenticated option and does not redirect',
  spec({
    id: 'required-calls-on-unauthenticated',
    source: docs('https://next-auth.js.org/getting-started/client#custom-redirect-behavior'),
  }),
  async ({ tab }) => {
    await tab.visit('required-here')
    await expect(tab.signInPrompt).toShow({ asks: true })
    await expect(tab).toHaveLoaded(['/client/required/here'])
  },
)

test(
  'When signed out, the status of useSession() with required set is loading and never unauthenticated',
  spec({ id: 'required-stays-loading', source: required }),
  async ({ tab }) => {
    await tab.visit('required-here')
    await expect(tab.signInPrompt).toShow({ asks: true })
    await expect(tab.useSession).toHaveHadStatuses(['loading'])
  },
)
