import { code, docs, expect, forSubject, globex, spec, test, varying, type Ranges } from '../../../fixtures'
import { inVersion5, withSignInInPlace } from '../../versions'
import { postForm, postSignIn, submitSignInForm } from '../https/steps'

// The log of a tab writes an address in full unless it is on the app's own host, and so with a path alone, the user has stayed there

const source = docs('https://next-auth.js.org/configuration/options#nextauth_url')
const redirectCallback = docs('https://next-auth.js.org/configuration/callbacks#redirect-callback')

test.use({ deployment: 'base-path' })

test.describe('signed out at first', () => {
  test.beforeEach(async ({ session }) => {
    await session.clear()
  })

  test(
    'Under a base path, the sign-in form leads to the page that the user wanted',
    spec({ id: 'base-path/sign-in/form', source }),
    async ({ session, tab, user }) => {
      await submitSignInForm(tab, user)
      await expect(tab).toHaveLoaded(['/shop/api/auth/signin?callbackUrl=/shop/profile', '/shop/profile'])
      await expect(session).toHaveClaims({ sub: user.id })
    },
  )

  test(
    'Under a base path, signIn() without a redirect signs in and returns the address of the page',
    spec({ id: 'base-path/sign-in/in-place', source, holds: withSignInInPlace }),
    async ({ app, session, tab, user }) => {
      await tab.open('client')
      const returned = await tab.client.signIn(user.email, user.password)
      await expect(returned).toShow({ ok: true, url: `${app.url}/shop/client` })
      await expect(session).toHaveClaims({ sub: user.id })
    },
  )

  test(
    'Under a base path, signIn() without a provider leads to the sign-in page',
    spec({ id: 'base-path/sign-in/without-provider', source: code('next-auth', 'react/index.js') }),
    async ({ tab }) => {
      await tab.open('home')
      await tab.click('Sign in')
      await expect(tab).toArriveAt('/shop/api/auth/signin?callbackUrl=/shop')
    },
  )

  test(
    'Under a base path, signIn() in a server action redirects to the page',
    spec({
      id: 'base-path/sign-in/server-action',
      source: code('next-auth', 'lib/actions.js'),
      needs: ['signIn() and signOut() on the server'],
    }),
    async ({ tab, session, user }) => {
      await tab.open('server-component')
      await tab.server.signInAndRedirect(user.email, user.password)

      await expect(tab).toBeAt('/shop/server-component')
      await expect(session).toHaveClaims({ sub: user.id })
    },
  )

  test(
    'Under a base path, a sign-in whose callbackUrl has no base path leads out of the app',
    spec({ id: 'base-path/callback-url/without-base-path', source: redirectCallback }),
    async ({ app, front, user }) => {
      await expect(await postSignIn({ app, front }, user, { callbackUrl: '/profile' })).toShow({
        leadsTo: `${app.url}/profile`,
      })
    },
  )

  test(
    'Under a base path, a sign-in whose callbackUrl is on another host leads to the root of the app’s host',
    spec({ id: 'base-path/callback-url/another-host', source: redirectCallback }),
    async ({ app, front, user }) => {
      await expect(await postSignIn({ app, front }, user, { callbackUrl: 'https://attacker.test/shop' })).toShow({
        leadsTo: app.url,
      })
    },
  )
})

test(
  'Under a base path, signOut() deletes the session cookie and returns to the page',
  spec({ id: 'base-path/sign-out/returns', source }),
  async ({ session, tab, user }) => {
    await tab.open('client')
    await expect(session).toHaveClaims({ sub: user.id })
    await tab.client.signOutAndReturn()

    await expect(tab).toHaveLoaded(['/shop/client', '/shop/client'])
    await expect(session).toHaveClaims(null)
    await expect(tab.useSession).toShow(null)
  },
)

test(
  'Under a base path, unstable_update() in a server action updates the session',
  spec({
    id: 'base-path/server-action-updates',
    source: code('next-auth', 'lib/actions.js'),
    needs: ['unstable_update()'],
  }),
  async ({ session, tab }) => {
    await tab.open('server-component')
    await expect(await tab.update.byServerAction({ companyId: globex.id })).toShow({ company: globex })
    await expect(session).toHaveClaims({ company: globex })
  },
)

test.describe('with the option basePath of NextAuth 5', () => {
  test.use({ deployment: 'base-path-by-option' })

  test(
    'With the address of the host in AUTH_URL and the option basePath, the sign-in form leads to the page',
    spec({
      id: 'base-path/by-option/sign-in-form',
      source: docs('https://authjs.dev/reference/nextjs#basepath'),
      holds: inVersion5,
    }),
    async ({ session, tab, user }) => {
      await session.clear()
      await submitSignInForm(tab, user)
      await expect(tab).toArriveAt('/shop/profile')
      await expect(session).toHaveClaims({ sub: user.id })
    },
  )
})

test.describe('with magic links', () => {
  test.use({ providers: 'email' })

  test(
    'Under a base path, a magic link leads into the app, and signs the user in there',
    spec({ id: 'base-path/magic-link', source }),
    async ({ app, front, mailbox, session, tab, user }) => {
      await session.clear()
      const form = { email: user.email, callbackUrl: app.pages.profile }
      await postForm({ app, front }, { route: app.routes.emailSignIn, form })
      const { link } = await mailbox.next(user.email)
      await tab.goTo(link.replace(app.url, ''))
      await expect(tab).toArriveAt('/shop/profile')
      await expect(session).toHaveClaims({ email: user.email })
    },
  )
})

// Up to Next.js 15, a NextRequest replaces the first 127.0.0.1 in an address by localhost. Behind TLS, this is the one in the parameter
// `iss`: the provider of these specs is there
const withIssuerAsSent = forSubject(varying<Ranges>({}, [inVersion5, { next: '>=16.0.0-0 <17.0.0-0' }]))

test.describe('with an OpenID provider', () => {
  test.use({ providers: 'openid' })

  test(
    'Under a base path, an OpenID provider that knows the redirect URI with the base path signs the user in',
    spec({ id: 'base-path/openid', source, holds: withIssuerAsSent }),
    async ({ app, identityProvider, session, tab, user }) => {
      await session.clear()
      await tab.startSignIn(identityProvider.name, app.pages.profile)
      await tab.logInAndConsent(user)
      await expect(tab).toArriveAt('/shop/profile')
      await expect(session).toHaveClaims({ email: user.email })
    },
  )
})
