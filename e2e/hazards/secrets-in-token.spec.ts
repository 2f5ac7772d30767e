import { acme, article, docs, expect, spec, test, type App, type SessionJar, type User } from '../../fixtures'

// A token may have secrets, because only the server can decrypt it. The session may not: the session route, the pages and every
// script on them have it.
const source = [article('nothing sensitive'), docs('https://next-auth.js.org/configuration/callbacks#session-callback')]
const accessToken = 'access-token-that-no-page-may-have'

/** Signs the user in with the access token of a provider in the token. */
const signInWithSecret = async (app: App, session: SessionJar, user: User) =>
  session.put(await app.encode({ ...app.claimsOf(user, acme), accessToken }))

test.describe('where the session callback relays the whole token', () => {
  test.use({ callbacks: 'spreading' })

  test(
    'Hazard: if the session callback spreads the token, the session route and the pages contain the access token',
    spec({ id: 'secret-in-token/spread', source }),
    async ({ app, session, tab, user }) => {
      await signInWithSecret(app, session, user)
      await tab.open('dashboard')
      await expect(tab.serverSideProps).toShow({ user: { id: user.id }, accessToken })
      await expect(await tab.getSession()).toShow({ user: { id: user.id }, accessToken })
    },
  )
})

test(
  'Defense: if the session callback picks the claims, no response, page or log contains the access token',
  spec({ id: 'secret-in-token/picked', source }),
  async ({ app, exposure, session, tab, user }) => {
    await signInWithSecret(app, session, user)
    await expect(session).toHaveClaims({ accessToken })
    await tab.open('dashboard')
    await expect(tab.serverSideProps).toShow({ user: { id: user.id }, company: acme })
    await expect(await tab.getSession()).toShow({ user: { id: user.id }, company: acme })
    await expect(session).toHaveClaims({ accessToken })

    await expect(exposure).toContainNone({ 'the access token': accessToken })
  },
)
