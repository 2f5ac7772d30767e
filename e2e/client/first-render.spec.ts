import { acme, code, docs, expect, issue, spec, test } from '../../fixtures'

const provider = docs('https://next-auth.js.org/getting-started/client#sessionprovider')
const client = code('next-auth', 'react/index.js')

test(
  'With a session prop on the provider, the status of useSession() is authenticated, starting in the HTML',
  spec({ id: 'session-prop-shows-immediately', source: provider }),
  async ({ tab }) => {
    await tab.visit('with-session-prop')
    await expect(tab.useSession).toHaveHadStatuses(['authenticated'])
    await expect(tab.inHtml('use-session')).toShow({ company: acme })
  },
)

test(
  'Without a session prop on the provider, the status of useSession() is loading, then authenticated',
  spec({ id: 'no-session-prop-is-loading-first', source: provider }),
  async ({ tab }) => {
    await tab.visit('without-session-prop')
    await expect(tab.useSession).toHaveHadStatuses(['loading', 'authenticated'])
  },
)

test(
  'When signed out and without a session prop, the status of useSession() is loading, then unauthenticated',
  spec({ id: 'signed-out-is-loading-first', source: [provider, code('next-auth', 'client/_utils.js')] }),
  async ({ session, tab }) => {
    await session.clear()
    await tab.visit('without-session-prop')
    await expect(tab.useSession).toHaveHadStatuses(['loading', 'unauthenticated'])
  },
)

test(
  'When signed out with a session prop of null, the page fetches nothing on load',
  spec({ id: 'null-session-prop-fetches-nothing', source: client }),
  async ({ session, tab }) => {
    await session.clear()
    await tab.open('with-session-prop')
    await expect(tab.useSession).toHaveHadStatuses(['unauthenticated'])
    await expect(tab).toHaveSent([], 'load')
  },
)

test(
  'Without a session prop on the provider, a page broadcasts to the other tabs when it loads',
  spec({ id: 'load-broadcasts', source: [issue(6682), client] }),
  async ({ tab }) => {
    await tab.open('without-session-prop')
    await expect(tab).toHaveBroadcast([{ event: 'session', data: { trigger: 'getSession' } }], 'load')
  },
)
