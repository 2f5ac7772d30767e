import { acme, article, docs, expect, globex, spec, test } from '../../fixtures'

// Where the server is to render what a store holds, it has to fill the store from the session. Whose store is it then?
const source = [article('no client-only store'), docs('https://redux.js.org/usage/nextjs')]

test(
  'a Redux store of a module that the server fills for one person is in the page that another person gets',
  spec({ id: 'redux-store-of-module-leaks-on-server', source }),
  async ({ tab, session, person, createPerson, createDevice }) => {
    await session.signIn(person, globex)
    await tab.open('client-stores-of-server')
    await expect(tab.asHtml('redux-store')).toShow({ company: globex })

    const phone = await createDevice('phone')
    await phone.session.signIn(createPerson({ companyIds: [acme.id] }))
    const other = await phone.openTab()
    await other.open('client-stores-of-server')
    await expect(other.asHtml('redux-store')).toShow({ company: globex })
  },
)

test(
  'a Redux store that is made for each request is in the page of its own person only, from the first render on',
  spec({ id: 'redux-store-of-request-is-ones-own', source }),
  async ({ tab, session, person, createPerson, createDevice }) => {
    await session.signIn(person, globex)
    await tab.open('client-stores-of-request')
    await expect(tab.asHtml('redux-store')).toShow({ company: globex })
    await expect(tab.reduxStore).toShow({ company: globex })
    await expect(await tab.hydration()).toShow({ agrees: true })

    const phone = await createDevice('phone')
    await phone.session.signIn(createPerson({ companyIds: [acme.id] }))
    const other = await phone.openTab()
    await other.open('client-stores-of-request')
    await expect(other.asHtml('redux-store')).toShow({ company: null })
  },
)
