import { code, docs, expect, spec, test } from '../../fixtures'

const basePath = docs('https://next-auth.js.org/getting-started/client#custom-base-path')

// The user is signed in, but the provider's basePath has no session
test(
  'When SessionProvider has its own basePath, useSession() with required set still redirects to /api/auth/signin',
  spec({
    id: 'required-ignores-base-path',
    source: [basePath, code('next-auth', 'react/index.js')],
    holds: { 'next-auth': '<5.0.0-beta.8' },
  }),
  async ({ tab }) => {
    await tab.visit('required-elsewhere')
    await expect(tab).toHaveLoaded([
      '/client/elsewhere',
      '/api/auth/signin?error=SessionRequired&callbackUrl=/client/elsewhere',
    ])
  },
)

test(
  'When SessionProvider has its own basePath, useSession() with required set redirects to sign-in under that path',
  spec({
    id: 'v5/required-follows-base-path',
    source: code('next-auth', 'react.js'),
    holds: { 'next-auth': '>=5.0.0-beta.8 <6.0.0-0' },
  }),
  async ({ tab }) => {
    await tab.visit('required-elsewhere')
    await expect(tab).toHaveLoaded([
      '/client/elsewhere',
      '/api/elsewhere/signin?error=SessionRequired&callbackUrl=/client/elsewhere',
    ])
  },
)
