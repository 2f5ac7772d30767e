import { article, docs, expect, globex, spec, test, type User, type SessionJar, type Tab } from '../../fixtures'

const noSecrets = 'no password, hash, billing key or app secret is in any session, page, script or server log'

async function signInByForm({ session, tab, user }: { session: SessionJar; tab: Tab; user: User }) {
  await session.clear()
  await tab.signInByForm(user.email, user.password)
}

test(
  `After a sign-in, ${noSecrets}`,
  spec({ id: 'no-secret-shows', source: article('nothing sensitive') }),
  async ({ canaries, exposure, session, tab, user }) => {
    await signInByForm({ session, tab, user })
    await expect(await tab.update.byQuery({ companyId: globex.id })).toShow({ user: { id: user.id }, company: globex })
    await tab.getSession()
    await tab.readFrom('api-route')
    await tab.readFrom('proxy')
    await tab.open('dashboard')

    await expect(exposure).toContainNone(canaries)
  },
)

test(
  `After update(), ${noSecrets}`,
  spec({
    id: 'no-secret-shows-after-update',
    source: [
      article('nothing sensitive'),
      docs('https://next-auth.js.org/getting-started/client#updating-the-session'),
    ],
    needs: ['update()'],
  }),
  async ({ canaries, exposure, session, tab, user }) => {
    await signInByForm({ session, tab, user })
    await expect(await tab.update.byUpdate({ companyId: globex.id })).toShow({ company: globex })
    await expect(await tab.update.byUpdate()).toShow({ user: { id: user.id }, company: globex })
    await tab.getSession()
    await tab.open('dashboard')

    await expect(exposure).toContainNone(canaries)
  },
)

test(
  `In the App Router, ${noSecrets}`,
  spec({
    id: 'no-secret-shows-in-app-router',
    source: article('nothing sensitive'),
    needs: ['the session in the App Router'],
  }),
  async ({ canaries, exposure, session, tab, user }) => {
    await signInByForm({ session, tab, user })
    await tab.update.byQuery({ companyId: globex.id })
    await expect(await tab.readFrom('route-handler')).toShow({ user: { id: user.id }, company: globex })
    await tab.open('server-component')
    await expect(tab.serverComponent).toShow({ user: { id: user.id }, company: globex })

    await expect(exposure).toContainNone(canaries)
  },
)
