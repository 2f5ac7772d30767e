import { acme, article, expect, globex, spec, test } from '../../fixtures'

// With Redux Toolkit: the solution that the article's author considered first, and rejected. (The freshness table covers
// where a Zustand store shows the change.)
const source = article('no client-only store')

test.beforeEach(async ({ tab }) => {
  await tab.open('client-stores')
})

test(
  'After a reload, a Redux store still holds the change, and the server never receives it',
  spec({ id: 'redux-store-stays-in-browser', source }),
  async ({ session, tab }) => {
    await tab.update.byReduxStore(globex)
    await expect(tab).toHaveSent([])
    await tab.reload()

    await expect(tab.reduxStore).toShow({ company: globex })
    await expect(tab).toHaveSent([], 'load')
    await expect(tab.serverSideProps).toShow({ company: acme })
    await expect(session).toHaveClaims({ company: acme })
  },
)

test(
  'After a reload, what the Redux store holds is not in the HTML and shows only after scripts run',
  spec({ id: 'redux-store-is-not-in-html', source }),
  async ({ tab }) => {
    await tab.update.byReduxStore(globex)
    await tab.reload()

    await expect(tab.inHtml('redux-store')).toShow({ company: null })
    await expect(tab.reduxStore).toShow({ company: globex })
  },
)

test(
  'After a change in one tab, the Redux store in another open tab shows the change only after a reload',
  spec({ id: 'redux-store-in-another-tab-waits-for-reload', source }),
  async ({ tab, openTab }) => {
    const other = await openTab()
    await other.open('client-stores')
    await tab.update.byReduxStore(globex)

    await expect(other.reduxStore).toKeepShowing({ company: null })
    await other.reload()
    await expect(other.reduxStore).toShow({ company: globex })
  },
)

test(
  'A new tab shows what the Redux store holds',
  spec({ id: 'redux-store-is-in-new-tab', source }),
  async ({ tab, openTab }) => {
    await tab.update.byReduxStore(globex)
    const other = await openTab()
    await other.open('client-stores')

    await expect(other.reduxStore).toShow({ company: globex })
  },
)

test(
  'On another device of the same user, the page shows none of what the Redux store holds',
  spec({ id: 'redux-store-is-not-on-another-device', source }),
  async ({ tab, createDevice, user }) => {
    await tab.update.byReduxStore(globex)
    await expect(tab.reduxStore).toShow({ company: globex })
    const phone = await createDevice('phone')
    await phone.session.signIn(user, acme)
    const other = await phone.openTab()
    await other.open('client-stores')

    await expect(other.useSession).toShow({ company: acme })
    await expect(other.reduxStore).toShow({ company: null })
  },
)

test(
  'A change to the Redux store neither changes nor re-renders useSession()',
  spec({ id: 'redux-store-does-not-change-use-session', source }),
  async ({ tab }) => {
    const renders = tab.log.renders('use-session').length
    await tab.update.byReduxStore(globex)

    await expect(tab.reduxStore).toShow({ company: globex })
    await expect(tab.useSession).toShow({ company: acme })
    await expect(tab).toHaveRendered('use-session', renders)
  },
)
