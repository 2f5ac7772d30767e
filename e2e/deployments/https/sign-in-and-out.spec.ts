import { code, docs, expect, globex, spec, test } from '../../../fixtures'
import { redirectsToPublicPort, withSignInInPlace } from '../../versions'
import { postSignIn, submitSignInForm } from './steps'

// Every address in the log of a tab that is not below the app's own https address is written in full, so a path alone proves that
// the user has stayed there

const source = docs('https://next-auth.js.org/configuration/options#nextauth_url')

test.use({ deployment: 'https' })

test.describe('signed out at first', () => {
  test.beforeEach(async ({ session }) => {
    await session.clear()
  })

  test(
    'Behind TLS, the sign-in form leads to the page that the user wanted, on the https address',
    spec({ id: 'https/sign-in/form', source }),
    async ({ session, tab, user }) => {
      await submitSignInForm(tab, user)
      await expect(tab).toHaveLoaded(['/api/auth/signin?callbackUrl=/profile', '/profile'])
      await expect(session).toHaveClaims({ sub: user.id })
    },
  )

  test(
    'Behind TLS, signIn() without a redirect signs in and returns the https address of the page',
    spec({ id: 'https/sign-in/in-place', source, holds: withSignInInPlace }),
    async ({ app, session, tab, user }) => {
      await tab.open('client')
      const returned = await tab.client.signIn(user.email, user.password)
      await expect(returned).toShow({ ok: true, url: `${app.url}/client` })
      await expect(session).toHaveClaims({ sub: user.id })
    },
  )

  test(
    'Behind TLS, withAuth() redirects to the sign-in page on the https address',
    spec({
      id: 'https/sign-in/with-auth',
      source: code('next-auth', 'next/middleware.js'),
      needs: ['withAuth()'],
      holds: redirectsToPublicPort,
    }),
    async ({ tab }) => {
      await expect(await tab.whereLeads('/areas/acme')).toShow({ leadsTo: '/api/auth/signin?callbackUrl=/areas/acme' })
    },
  )

  test(
    'Behind TLS, auth() redirects visitors that authorized() refuses to the sign-in page on the https address',
    spec({ id: 'https/sign-in/authorized', source: code('next-auth', 'lib/index.js'), needs: ['auth()'] }),
    async ({ app, tab }) => {
      await expect(await tab.whereLeads('/areas/acme')).toShow({
        leadsTo: `/api/auth/signin?callbackUrl=${app.url}/areas/acme`,
      })
    },
  )

  test(
    'Behind TLS, signIn() in a server action redirects on the https address',
    spec({
      id: 'https/sign-in/server-action',
      source: code('next-auth', 'lib/actions.js'),
      needs: ['signIn() and signOut() on the server'],
    }),
    async ({ tab, session, user }) => {
      await tab.open('server-component')
      await tab.server.signInAndRedirect(user.email, user.password)

      await expect(tab).toBeAt('/server-component')
      await expect(session).toHaveClaims({ sub: user.id })
    },
  )

  for (const [name, id, urlFor] of [
    ['on another host', 'another-host', () => 'https://attacker.test/profile'],
    ['with the http address of the app', 'http', (url: string) => `${url.replace('https:', 'http:')}/profile`],
  ] as const) {
    test(
      `Behind TLS, a callbackUrl ${name} is replaced by the start page`,
      spec({
        id: `https/callback-url/${id}`,
        source: docs('https://next-auth.js.org/configuration/callbacks#redirect-callback'),
      }),
      async ({ app, front, user }) => {
        await expect(await postSignIn({ app, front }, user)).toShow({ leadsTo: `${app.url}/profile` })
        const response = await postSignIn({ app, front }, user, { callbackUrl: urlFor(app.url) })
        await expect(response).toShow({ leadsTo: app.url })
      },
    )
  }
})

test(
  'Behind TLS, signOut() deletes the session cookie and returns to the page, on the https address',
  spec({ id: 'https/sign-out/returns', source }),
  async ({ session, tab, user }) => {
    await tab.open('client')
    await expect(session).toHaveClaims({ sub: user.id })
    await tab.client.signOutAndReturn()

    await expect(tab).toHaveLoaded(['/client', '/client'])
    await expect(session).toHaveClaims(null)
    await expect(tab.useSession).toShow(null)
  },
)

test(
  'Behind TLS, unstable_update() in a server action updates the session',
  spec({
    id: 'https/server-action-updates',
    source: code('next-auth', 'lib/actions.js'),
    needs: ['unstable_update()'],
  }),
  async ({ session, tab }) => {
    await tab.open('server-component')
    await expect(await tab.update.byServerAction({ companyId: globex.id })).toShow({ company: globex })
    await expect(session).toHaveClaims({ company: globex })
  },
)
