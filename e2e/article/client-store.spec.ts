import { acme, article, expect, globex, spec, test } from '../../fixtures'

// The solution that came to the article's author first, and that they rejected.
test.beforeEach(async ({ tab }) => {
  await tab.open('with-session-prop')
  await tab.update.byClientStore(globex)
})

test(
  'a client-only store keeps the change over a reload, and the server never hears of it',
  spec({ id: 'client-store-stays-in-browser', source: article('no client-only store') }),
  async ({ session, tab }) => {
    await tab.reload()

    await expect(tab.clientStore).toShow({ company: globex })
    await expect(tab.serverSideProps).toShow({ company: acme })
    await expect(session).toHaveClaims({ company: acme })
  },
)

test(
  'a page arrives without what the client-only store holds, and shows it only when its scripts have run',
  spec({ id: 'client-store-is-not-in-html', source: article('no client-only store') }),
  async ({ tab }) => {
    await tab.reload()

    await expect(tab.asHtml('client-store')).toShow({ company: null })
    await expect(tab.clientStore).toShow({ company: globex })
  },
)
