import { acme, article, expect, globex, spec, test } from '../../fixtures'

// The solution that the article's author considered first, and rejected.
test.beforeEach(async ({ tab }) => {
  await tab.open('with-session-prop')
  await tab.update.byClientStore(globex)
})

test(
  'After a reload, a client-only store still holds the change, and the server never receives it',
  spec({ id: 'client-store-stays-in-browser', source: article('no client-only store') }),
  async ({ session, tab }) => {
    await expect(tab).toHaveSent([])
    await tab.reload()

    await expect(tab.clientStore).toShow({ company: globex })
    await expect(tab).toHaveSent([], 'load')
    await expect(tab.serverSideProps).toShow({ company: acme })
    await expect(session).toHaveClaims({ company: acme })
  },
)

test(
  'After a reload, what the client-only store holds is not in the HTML and shows only after scripts run',
  spec({ id: 'client-store-is-not-in-html', source: article('no client-only store') }),
  async ({ tab }) => {
    await tab.reload()

    await expect(tab.inHtml('client-store')).toShow({ company: null })
    await expect(tab.clientStore).toShow({ company: globex })
  },
)
