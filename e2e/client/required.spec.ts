import { docs, expect, spec, test } from '../../fixtures'

const required = docs('https://next-auth.js.org/getting-started/client#require-session')

test.beforeEach(async ({ session }) => {
  await session.clear()
})

test(
  'useSession({ required: true }) sends whoever is signed out to the sign-in page, which knows where they came from',
  spec({ id: 'required-sends-to-sign-in', source: required }),
  async ({ tab }) => {
    await tab.visit('required')
    await expect(tab).toHaveLoaded([
      '/client/required',
      '/api/auth/signin?error=SessionRequired&callbackUrl=/client/required',
    ])
  },
)

test(
  'with onUnauthenticated, useSession({ required: true }) leaves it to the page what happens',
  spec({
    id: 'required-leaves-it-to-the-page',
    source: docs('https://next-auth.js.org/getting-started/client#custom-redirect-behavior'),
  }),
  async ({ tab }) => {
    await tab.visit('required-here')
    await expect(tab.asksToSignIn).toShow({ asks: true })
    await expect(tab).toHaveLoaded(['/client/required/here'])
  },
)

test(
  'to whoever is signed out, useSession({ required: true }) says loading, and never that they are signed out',
  spec({ id: 'required-says-loading', source: required }),
  async ({ tab }) => {
    await tab.visit('required-here')
    await expect(tab.asksToSignIn).toShow({ asks: true })
    await expect(tab.useSession).toHaveSaid(['loading'])
  },
)
