import { acme, article, docs, expect, globex, spec, test } from '../../fixtures'

// To render what a store holds, the server has to fill it from the session. Whose store is it then?
const source = [article('no client-only store'), docs('https://redux.js.org/usage/nextjs')]

test(
  'When the server fills a module-level Redux store for one user, another user’s page contains what it holds',
  spec({ id: 'module-redux-store-leaks-on-server', source }),
  async ({ tab, session, user, createUser, createDevice }) => {
    await session.signIn(user, globex)
    await tab.open('client-stores-of-server')
    await expect(tab.inHtml('redux-store')).toShow({ company: globex })

    const phone = await createDevice('phone')
    await phone.session.signIn(createUser({ companyIds: [acme.id] }))
    const other = await phone.openTab()
    await other.open('client-stores-of-server')
    await expect(other.inHtml('redux-store')).toShow({ company: globex })
  },
)

test(
  'When each request has its own Redux store, the first render shows what it holds, but only to its own user',
  spec({ id: 'request-redux-store-stays-with-its-user', source }),
  async ({ tab, session, user, createUser, createDevice }) => {
    await session.signIn(user, globex)
    await tab.open('client-stores-of-request')
    await expect(tab.inHtml('redux-store')).toShow({ company: globex })
    await expect(tab.reduxStore).toShow({ company: globex })
    await expect(await tab.hydration()).toShow({ agrees: true })

    const phone = await createDevice('phone')
    await phone.session.signIn(createUser({ companyIds: [acme.id] }))
    const other = await phone.openTab()
    await other.open('client-stores-of-request')
    await expect(other.inHtml('redux-store')).toShow({ company: null })
  },
)
