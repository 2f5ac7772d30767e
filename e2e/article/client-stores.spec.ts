import { acme, article, code, expect, globex, spec, test } from '../../fixtures'
import { clientStores, redux, zustand } from '../client-stores'

// What a client-only store does to the people of one machine, and to the page that it is shown on.
const source = article('no client-only store')

for (const { id, name, choose, of } of clientStores) {
  test(
    `${name} keeps what a person has chosen when they sign out`,
    spec({ id: `${id}-store-survives-sign-out`, source }),
    async ({ tab }) => {
      await tab.open('client-stores')
      await choose(tab, globex)
      await expect(tab.useSession).toShow({ company: acme })
      await tab.client.signOut()

      await expect(tab.useSession).toShow(null)
      await expect(of(tab)).toStay({ company: globex })
      await tab.reload()
      await expect(of(tab)).toShow({ company: globex })
    },
  )

  test(
    `${name} shows the company of one person to the next who signs in on the same machine, who does not belong to it`,
    spec({ id: `${id}-store-shows-next-person`, source }),
    async ({ session, tab, createPerson }) => {
      await tab.open('client-stores')
      await choose(tab, globex)
      await tab.client.signOut()
      const next = createPerson({ firstName: 'Grace', companyIds: [acme.id] })
      await session.signIn(next, acme)
      await tab.reload()

      await expect(tab.useSession).toShow({ user: { firstName: 'Grace', companyIds: [acme.id] }, company: acme })
      await expect(of(tab)).toShow({ company: globex })
    },
  )

  test(
    `${name} that is emptied at the sign-out shows the next person nothing`,
    spec({ id: `${id}-store-emptied-at-sign-out`, source }),
    async ({ session, tab, createPerson }) => {
      await tab.open('client-stores')
      await choose(tab, globex)
      await expect(of(tab)).toShow({ company: globex })
      await tab.client.signOutAndForget()
      await session.signIn(createPerson({ firstName: 'Grace' }), acme)
      await tab.reload()

      await expect(tab.useSession).toShow({ user: { firstName: 'Grace' } })
      await expect(of(tab)).toShow({ company: null })
    },
  )

  test(
    `a company chosen in ${name} opens no page of the server: the proxy (middleware) sends the person to choose one`,
    spec({ id: `${id}-store-opens-no-page`, source }),
    async ({ session, tab, person }) => {
      await session.signIn(person)
      await tab.open('client-stores')
      await choose(tab, globex)
      await expect(of(tab)).toShow({ company: globex })
      await tab.visit('dashboard')

      await expect(tab).toHaveLoaded(['/client-stores', '/onboarding'])
    },
  )

  test(
    `${name} that is read behind the first render does not contradict what the server has sent`,
    spec({ id: `${id}-store-read-late-agrees`, source }),
    async ({ tab }) => {
      await tab.open('client-stores')
      await choose(tab, globex)
      await tab.reload()

      await expect(of(tab)).toShow({ company: globex })
      await expect(await tab.hydration()).toShow({ agrees: true })
    },
  )
}

test(
  'a Redux store that is read at once contradicts what the server has sent: React throws that away and renders anew',
  spec({
    id: 'redux-store-read-at-once-contradicts',
    source: [source, code('react-redux', 'src/hooks/useSelector.ts')],
  }),
  async ({ tab }) => {
    await tab.open('client-stores')
    await redux.choose(tab, globex)
    await tab.open('client-stores-at-once')

    await expect(tab.asHtml('redux-store')).toShow({ company: null })
    await expect(tab.reduxStore).toShow({ company: globex })
    await expect(await tab.hydration()).toShow({ agrees: false })
  },
)

test(
  'a zustand store that is read at once does not contradict what the server has sent: it is first shown as it began',
  spec({ id: 'zustand-store-read-at-once-agrees', source: [source, code('zustand', 'esm/react.mjs')] }),
  async ({ tab }) => {
    await tab.open('client-stores')
    await zustand.choose(tab, globex)
    await tab.open('client-stores-at-once')

    await expect(tab.clientStore).toShow({ company: globex })
    await expect(await tab.hydration()).toShow({ agrees: true })
  },
)
