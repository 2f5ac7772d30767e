import { code, docs, expect, spec, test } from '../../fixtures'

const basePath = docs('https://next-auth.js.org/getting-started/client#custom-base-path')

// The person is signed in. But where the provider asks for the session there is none
test(
  'a provider with a basePath asks there; useSession({ required: true }) sends to /api/auth/signin all the same',
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
  'a provider with a basePath asks there, and useSession({ required: true }) sends to the sign-in page there',
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
