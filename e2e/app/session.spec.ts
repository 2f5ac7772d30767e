import { code, docs, expect, spec, test } from '../../fixtures'

test(
  'the session that a browser gets holds nothing of the token itself: no subject, no id, no times',
  spec({
    id: 'app/session-holds-nothing-of-the-token-itself',
    source: docs('https://next-auth.js.org/configuration/callbacks#session-callback'),
  }),
  async ({ tab }) => {
    await tab.open('with-session-prop')
    const ofToken = { sub: undefined, email: undefined, iat: undefined, exp: undefined, jti: undefined }
    await expect(await tab.getSession()).toShow({ user: { firstName: 'Ada' }, ...ofToken })
  },
)

const provider = [
  docs('https://next-auth.js.org/getting-started/client#sessionprovider'),
  code('next-auth', 'react/index.js'),
]

test(
  'a page whose getServerSideProps gives the provider a session asks for none when it is loaded',
  spec({ id: 'app/session-prop-asks-nothing-in-pages-router', source: provider }),
  async ({ tab }) => {
    await tab.open('with-session-prop')
    await expect(tab).toHaveSent([], 'load')
  },
)

test(
  'a page whose root layout gives the provider a session asks for none when it is loaded',
  spec({
    id: 'app/session-prop-asks-nothing-in-app-router',
    source: provider,
    needs: ['the session in the App Router'],
  }),
  async ({ tab }) => {
    await tab.open('server-component-with-session-prop')
    await expect(tab).toHaveSent([], 'load')
  },
)
