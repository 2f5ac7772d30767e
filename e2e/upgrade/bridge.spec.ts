import { acme, expect, spec, test } from '../../fixtures'
import { needs, source } from './bridge'

// Who sees the converted session, and when.
test.use({ sessionsOfVersion4: 'kept' })

test.beforeEach(async ({ session }) => {
  await session.clear()
})

test(
  'Defense: a proxy (middleware) that converts NextAuth 4 sessions keeps users signed in on the guarded page',
  spec({ id: 'v4-bridge-signs-in-first-page', source, needs }),
  async ({ device, oldSession, session, tab, user }) => {
    await expect(await device.request('GET /dashboard')).toShow({ status: 307, leadsTo: '/' })
    await oldSession.signIn(user, acme)
    await tab.open('dashboard')

    await expect(tab).toHaveLoaded(['/dashboard'])
    await expect(tab.serverSideProps).toShow({ user: { id: user.id }, company: acme })
    await expect(tab.useSession).toShow({ user: { id: user.id }, company: acme })
    await expect(session).toHaveClaims({ sub: user.id })
  },
)

test(
  'Defense: a proxy (middleware) that converts the session of NextAuth 4 shows it to the first server component',
  spec({ id: 'v4-bridge-server-component', source, needs: [...needs, 'the session in the App Router'] }),
  async ({ oldSession, tab, user }) => {
    await tab.open('server-component')
    await expect(tab.serverComponent).toShow(null)
    await oldSession.signIn(user, acme)
    await tab.reload()

    await expect(tab.serverComponent).toShow({ user: { id: user.id }, company: acme })
  },
)

test(
  'Defense: if the proxy (middleware) covers the auth routes, a page open during the upgrade stays signed in',
  spec({ id: 'v4-bridge-get-session', source, needs }),
  async ({ oldSession, session, tab, user }) => {
    await tab.open('profile')
    await expect(tab.useSession).toShow(null)
    await oldSession.signIn(user, acme)

    await expect(await tab.getSession()).toShow({ user: { id: user.id }, company: acme })
    await expect(session).toHaveClaims({ sub: user.id })
    await expect(await oldSession.storedCookies()).toShow({ chunks: [] })
  },
)
