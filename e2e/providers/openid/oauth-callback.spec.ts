import { code, docs, expect, test, type Device, type IdentityProvider, type User, type Tab } from '../../../fixtures'
import { callbackSource, invalidCheckPage, providerSpec, rejectedCallbackPage } from '../sign-in-specs'

const checks = [
  docs('https://next-auth.js.org/configuration/providers/oauth#checks'),
  code('next-auth', 'core/lib/oauth/checks.js'),
]

test.use({ providers: 'openid' })
test.beforeEach(({ session }) => session.clear())

/** Signs in at the provider, and returns the callback URL instead of being redirected to it. */
async function signInUpToCallback({
  tab,
  user,
  identityProvider,
}: {
  tab: Tab
  user: User
  identityProvider: IdentityProvider
}) {
  const interceptedUrl = identityProvider.interceptCallback()
  await tab.startSignIn(identityProvider.name)
  await tab.logInAndConsent(user)
  return interceptedUrl
}

/** What is wrong with the callback of an otherwise valid sign-in. */
const tamperings: {
  id: string
  /** The beginning of the title: `When …`. */
  condition: string
  errorPage?: string
  tamper: (url: URL, device: Device) => Promise<void> | void
}[] = [
  {
    id: 'callback-without-state',
    condition: 'When the OAuth callback lacks the state parameter',
    tamper: (url) => url.searchParams.delete('state'),
  },
  {
    id: 'callback-with-wrong-state',
    condition: 'When the state of the OAuth callback differs from that of the authorization request',
    tamper: (url) => url.searchParams.set('state', 'f'.repeat(43)),
  },
  {
    id: 'callback-without-state-cookie',
    condition: 'When the OAuth callback request lacks the state cookie',
    tamper: (_, { app, context }) => context.clearCookies({ name: app.checkCookies.state }),
  },
  {
    id: 'callback-without-pkce-cookie',
    condition: 'When the OAuth callback request lacks the PKCE verifier cookie',
    tamper: (_, { app, context }) => context.clearCookies({ name: app.checkCookies.pkce }),
  },
  {
    id: 'callback-without-nonce-cookie',
    condition: 'When the OAuth callback request lacks the nonce cookie',
    tamper: (_, { app, context }) => context.clearCookies({ name: app.checkCookies.nonce }),
  },
  {
    id: 'callback-with-unknown-code',
    errorPage: rejectedCallbackPage,
    condition: 'When the OAuth callback has a code that the provider did not issue',
    tamper: (url) => url.searchParams.set('code', 'f'.repeat(43)),
  },
]

for (const { id, condition, tamper, errorPage = invalidCheckPage } of tamperings) {
  test(
    `${condition}, the sign-in is rejected`,
    providerSpec({ id, source: checks }),
    async ({ device, identityProvider, user, session, tab }) => {
      const url = await signInUpToCallback({ tab, user, identityProvider })
      await tamper(url, device)
      await tab.goTo(url)

      await expect(tab).toArriveAt(errorPage)
      await expect(session).toHaveClaims(null)
    },
  )
}

test(
  'An OAuth callback URL works only once and is then rejected, even with all cookies from the sign-in',
  providerSpec({ id: 'callback-works-once', source: callbackSource }),
  async ({ device, identityProvider, user, session, tab }) => {
    const url = await signInUpToCallback({ tab, user, identityProvider })
    const cookies = await device.context.cookies()
    await tab.goTo(url)
    await expect(tab).toArriveAt('/')
    await expect(tab.useSession).toShow({ user: { email: user.email } })
    await expect(await identityProvider.judge(identityProvider.lastRefreshToken)).toShow({ accepted: true })
    // A response that is still in flight would restore the session
    await tab.settle()

    await session.clear()
    await device.context.addCookies(cookies)
    await tab.goTo(url)

    await expect(tab).toArriveAt(rejectedCallbackPage)
    await expect(session).toHaveClaims(null)
    // The provider revokes a grant whose code it receives again: the cookies were accepted
    await expect(await identityProvider.judge(identityProvider.lastRefreshToken)).toShow({ accepted: false })
  },
)

test(
  'When an OAuth callback is rejected, a user who was already signed in stays signed in',
  providerSpec({ id: 'rejected-callback-leaves-session', source: callbackSource }),
  async ({ identityProvider, user, session, tab }) => {
    await session.signIn(user)
    await tab.goTo(`${identityProvider.redirectUri}?code=f&state=f`)

    await expect(tab).toArriveAt(invalidCheckPage)
    await expect(session).toHaveClaims({ sub: user.id })
    await tab.open('home')
    await expect(tab.useSession).toShow({ user: { id: user.id } })
  },
)
