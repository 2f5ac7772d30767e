import { code, docs, expect, issue, spec, test } from '../../fixtures'

const provider = docs('https://next-auth.js.org/getting-started/client#sessionprovider')
const client = code('next-auth', 'react/index.js')

test(
  'a page whose provider has a session prop says authenticated from its HTML on',
  spec({ id: 'session-prop-is-there-at-once', source: provider }),
  async ({ tab }) => {
    await tab.visit('with-session-prop')
    await expect(tab.useSession).toHaveSaid(['authenticated'])
  },
)

test(
  'a page whose provider has no session prop says loading, and then authenticated',
  spec({ id: 'no-session-prop-is-loading-first', source: provider }),
  async ({ tab }) => {
    await tab.visit('without-session-prop')
    await expect(tab.useSession).toHaveSaid(['loading', 'authenticated'])
  },
)

test(
  'signed out, a page whose provider has no session prop says loading, and then unauthenticated',
  spec({ id: 'signed-out-is-loading-first', source: [provider, code('next-auth', 'client/_utils.js')] }),
  async ({ session, tab }) => {
    await session.clear()
    await tab.visit('without-session-prop')
    await expect(tab.useSession).toHaveSaid(['loading', 'unauthenticated'])
  },
)

test(
  'signed out, a provider that is given null asks for nothing when its page is loaded',
  spec({ id: 'null-prop-asks-nothing', source: client }),
  async ({ session, tab }) => {
    await session.clear()
    await tab.open('with-session-prop')
    await expect(tab.useSession).toHaveSaid(['unauthenticated'])
    await expect(tab).toHaveSent([], 'load')
  },
)

test(
  'a page whose provider has no session prop tells the other tabs when it is loaded',
  spec({ id: 'load-tells-other-tabs', source: [issue(6682), client] }),
  async ({ tab }) => {
    await tab.open('without-session-prop')
    await expect(tab).toHaveTold([{ event: 'session', data: { trigger: 'getSession' } }], 'load')
  },
)
