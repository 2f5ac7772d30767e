import { article, docs, expect, globex, spec, test, type Person, type SessionJar, type Tab } from '../../fixtures'

const secrets =
  'no password, no hash, no billing key and no app secret shows in a session, a page, a script or the server’s log'

async function signInByForm({ session, tab, person }: { session: SessionJar; tab: Tab; person: Person }) {
  await session.clear()
  await tab.signInByForm(person.email, person.password)
}

test(
  secrets,
  spec({ id: 'no-secret-shows', source: article('nothing sensitive') }),
  async ({ canaries, exposure, session, tab, person }) => {
    await signInByForm({ session, tab, person })
    await tab.update.byQuery({ companyId: globex.id })
    await tab.getSession()
    await tab.ask('api-route')
    await tab.ask('proxy')
    await tab.open('dashboard')

    await expect(exposure).toHoldNone(canaries)
  },
)

test(
  `after update(): ${secrets}`,
  spec({
    id: 'no-secret-shows-after-update',
    source: [
      article('nothing sensitive'),
      docs('https://next-auth.js.org/getting-started/client#updating-the-session'),
    ],
    needs: ['update()'],
  }),
  async ({ canaries, exposure, session, tab, person }) => {
    await signInByForm({ session, tab, person })
    await tab.update.byUpdate({ firstName: 'Augusta' })
    await tab.update.byUpdate()
    await tab.getSession()
    await tab.open('dashboard')

    await expect(exposure).toHoldNone(canaries)
  },
)

test(
  `in the App Router: ${secrets}`,
  spec({
    id: 'no-secret-shows-in-app-router',
    source: article('nothing sensitive'),
    needs: ['the session in the App Router'],
  }),
  async ({ canaries, exposure, session, tab, person }) => {
    await signInByForm({ session, tab, person })
    await tab.update.byQuery({ companyId: globex.id })
    await tab.ask('route-handler')
    await tab.open('server-component')

    await expect(exposure).toHoldNone(canaries)
  },
)
