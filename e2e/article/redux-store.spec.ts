import { acme, article, expect, globex, spec, test } from '../../fixtures'

// The solution that came to the article's author first, and that they rejected, with Redux Toolkit. (What a store of
// zustand shows where is a part of the freshness table.)
const source = article('no client-only store')

test.beforeEach(async ({ tab }) => {
  await tab.open('client-stores')
})

test(
  'a Redux store keeps the change over a reload, and the server never hears of it',
  spec({ id: 'redux-store-stays-in-browser', source }),
  async ({ session, tab }) => {
    await tab.update.byReduxStore(globex)
    await expect(tab).toHaveSent([])
    await tab.reload()

    await expect(tab.reduxStore).toShow({ company: globex })
    await expect(tab.serverSideProps).toShow({ company: acme })
    await expect(session).toHaveClaims({ company: acme })
  },
)

test(
  'a page arrives without what the Redux store holds, and shows it only when its scripts have run',
  spec({ id: 'redux-store-is-not-in-html', source }),
  async ({ tab }) => {
    await tab.update.byReduxStore(globex)
    await tab.reload()

    await expect(tab.asHtml('redux-store')).toShow({ company: null })
    await expect(tab.reduxStore).toShow({ company: globex })
  },
)

test(
  'the Redux store of a tab that is open does not hear of a change in another tab, and shows it after a reload',
  spec({ id: 'redux-store-in-another-tab-waits-for-reload', source }),
  async ({ tab, openTab }) => {
    const other = await openTab()
    await other.open('client-stores')
    await tab.update.byReduxStore(globex)

    await expect(other.reduxStore).toStay({ company: null })
    await other.reload()
    await expect(other.reduxStore).toShow({ company: globex })
  },
)

test(
  'a new tab shows what the Redux store holds',
  spec({ id: 'redux-store-is-in-new-tab', source }),
  async ({ tab, openTab }) => {
    await tab.update.byReduxStore(globex)
    const other = await openTab()
    await other.open('client-stores')

    await expect(other.reduxStore).toShow({ company: globex })
  },
)

test(
  'another browser of the same person shows nothing of what the Redux store holds',
  spec({ id: 'redux-store-is-not-on-another-device', source }),
  async ({ tab, createDevice, person }) => {
    await tab.update.byReduxStore(globex)
    await expect(tab.reduxStore).toShow({ company: globex })
    const phone = await createDevice('phone')
    await phone.session.signIn(person, acme)
    const other = await phone.openTab()
    await other.open('client-stores')

    await expect(other.useSession).toShow({ company: acme })
    await expect(other.reduxStore).toShow({ company: null })
  },
)

test(
  'a change of the Redux store renders useSession not at all: they do not know of each other',
  spec({ id: 'redux-store-leaves-use-session-alone', source }),
  async ({ tab }) => {
    const renders = tab.log.renders('use-session').length
    await tab.update.byReduxStore(globex)

    await expect(tab.reduxStore).toShow({ company: globex })
    await expect(tab.useSession).toShow({ company: acme })
    await expect(tab).toHaveRendered('use-session', renders)
  },
)
