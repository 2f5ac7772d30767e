import { acme, article, code, expect, globex, spec, test } from '../../fixtures'
import { clientStores, redux, zustand } from '../client-stores'

// What a client-only store means for the users of a shared browser, and for the page that shows it.
const source = article('no client-only store')

for (const { id, name, choose, of } of clientStores) {
  test(
    `After the user signs out, ${name} still holds the company that they chose`,
    spec({ id: `${id}-store-survives-sign-out`, source }),
    async ({ tab }) => {
      await tab.open('client-stores')
      await choose(tab, globex)
      await expect(tab.useSession).toShow({ company: acme })
      await tab.client.signOut()

      await expect(tab.useSession).toShow(null)
      await expect(of(tab)).toKeepShowing({ company: globex })
      await tab.reload()
      await expect(of(tab)).toShow({ company: globex })
    },
  )

  test(
    `In a shared browser, ${name} shows the next user a company that only the previous user has`,
    spec({ id: `${id}-store-shows-next-user`, source }),
    async ({ session, tab, createUser }) => {
      await tab.open('client-stores')
      await choose(tab, globex)
      await tab.client.signOut()
      await expect(tab.useSession).toShow(null)
      const nextUser = createUser({ firstName: 'Grace', companyIds: [acme.id] })
      await session.signIn(nextUser, acme)
      await tab.reload()

      await expect(tab.useSession).toShow({ user: { firstName: 'Grace', companyIds: [acme.id] }, company: acme })
      await expect(of(tab)).toShow({ company: globex })
    },
  )

  test(
    `When the app clears ${name} on sign-out, the next user of the browser sees no company in it`,
    spec({ id: `${id}-store-cleared-on-sign-out`, source }),
    async ({ session, tab, createUser }) => {
      await tab.open('client-stores')
      await choose(tab, globex)
      await expect(of(tab)).toShow({ company: globex })
      await tab.client.signOutAndForget()
      await expect(tab.useSession).toShow(null)
      await session.signIn(createUser({ firstName: 'Grace' }), acme)
      await tab.reload()

      await expect(tab.useSession).toShow({ user: { firstName: 'Grace' } })
      await expect(of(tab)).toShow({ company: null })
    },
  )

  test(
    `When a company is chosen only in ${name}, the proxy (middleware) redirects to onboarding`,
    spec({ id: `${id}-store-opens-no-page`, source }),
    async ({ session, tab, user }) => {
      await session.signIn(user)
      await tab.open('client-stores')
      await choose(tab, globex)
      await expect(of(tab)).toShow({ company: globex })
      await tab.visit('dashboard')

      await expect(tab).toHaveLoaded(['/client-stores', '/onboarding'])
    },
  )

  test(
    `When ${name} is read after the first render, hydration matches the server’s HTML`,
    spec({ id: `${id}-store-read-late-hydrates`, source }),
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
  'When a Redux store is read in the first render, hydration fails, and React discards the HTML and re-renders',
  spec({
    id: 'redux-store-read-immediately-mismatches',
    source: [source, code('react-redux', 'src/hooks/useSelector.ts')],
  }),
  async ({ tab }) => {
    await tab.open('client-stores')
    await redux.choose(tab, globex)
    await tab.open('client-stores-immediately')

    await expect(tab.inHtml('redux-store')).toShow({ company: null })
    await expect(tab.reduxStore).toShow({ company: globex })
    await expect(await tab.hydration()).toShow({ agrees: false })
  },
)

test(
  'When a Zustand store is read in the first render, it shows its initial state first, so hydration matches',
  spec({ id: 'zustand-store-read-immediately-hydrates', source: [source, code('zustand', 'esm/react.mjs')] }),
  async ({ tab }) => {
    await tab.open('client-stores')
    await zustand.choose(tab, globex)
    await tab.open('client-stores-immediately')

    await expect(tab.inHtml('client-store')).toShow({ company: null })
    await expect(tab.clientStore).toShow({ company: globex })
    await expect(await tab.hydration()).toShow({ agrees: true })
  },
)
