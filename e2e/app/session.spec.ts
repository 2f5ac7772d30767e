import { acme, code, docs, expect, spec, test } from '../../fixtures'

test(
  'The session that the browser receives omits the token’s sub, email, iat, exp and jti',
  spec({
    id: 'app/session-omits-token-internals',
    source: docs('https://next-auth.js.org/configuration/callbacks#session-callback'),
  }),
  async ({ session, tab, user }) => {
    await tab.open('with-session-prop')
    const omitted = { sub: undefined, email: undefined, iat: undefined, exp: undefined, jti: undefined }
    await expect(await tab.getSession()).toShow({ user: { firstName: 'Ada' }, ...omitted })
    await expect(session).toHaveClaims({ sub: user.id, email: user.email })
  },
)

const provider = [
  docs('https://next-auth.js.org/getting-started/client#sessionprovider'),
  code('next-auth', 'react/index.js'),
]

test(
  'When getServerSideProps passes a session to the provider, the page does not fetch one on load',
  spec({ id: 'app/session-prop-fetches-nothing-in-pages-router', source: provider }),
  async ({ tab }) => {
    await tab.open('with-session-prop')
    await expect(tab.useSession).toShow({ company: acme })
    await expect(tab).toHaveSent([], 'load')
  },
)

test(
  'When the root layout passes a session to the provider, the page does not fetch one on load',
  spec({
    id: 'app/session-prop-fetches-nothing-in-app-router',
    source: provider,
    needs: ['the session in the App Router'],
  }),
  async ({ tab }) => {
    await tab.open('server-component-with-session-prop')
    await expect(tab.useSession).toShow({ company: acme })
    await expect(tab).toHaveSent([], 'load')
  },
)
