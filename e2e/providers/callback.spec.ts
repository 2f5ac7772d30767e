import { code, docs, expect, test, type Device, type IdentityProvider, type Person, type Tab } from '../../fixtures'
import { callback, ofProviders, refused, refusedUnchecked } from './words'

const checks = [
  docs('https://next-auth.js.org/configuration/providers/oauth#checks'),
  code('next-auth', 'core/lib/oauth/checks.js'),
]

test.use({ providers: 'openid' })
test.beforeEach(({ session }) => session.clear())

/** Signs in at the provider, up to the address to which it would send the person back. */
async function untilCallback({
  tab,
  person,
  identityProvider,
}: {
  tab: Tab
  person: Person
  identityProvider: IdentityProvider
}) {
  const url = identityProvider.keepCallback()
  await tab.beginSignIn(identityProvider.name)
  await tab.logInAndAllow(person)
  return url
}

/** What is wrong with a callback whose sign-in is otherwise right. */
const faults: {
  id: string
  title: string
  place?: string
  spoil: (url: URL, device: Device) => Promise<void> | void
}[] = [
  {
    id: 'callback-without-state',
    title: 'has no state',
    spoil: (url) => url.searchParams.delete('state'),
  },
  {
    id: 'callback-with-wrong-state',
    title: 'has another state than the browser was sent away with',
    spoil: (url) => url.searchParams.set('state', 'f'.repeat(43)),
  },
  {
    id: 'callback-without-state-cookie',
    title: 'comes to a browser without the state’s cookie',
    spoil: (_, { app, context }) => context.clearCookies({ name: app.checkCookies.state }),
  },
  {
    id: 'callback-without-pkce-cookie',
    title: 'comes to a browser without the cookie of the PKCE verifier',
    spoil: (_, { app, context }) => context.clearCookies({ name: app.checkCookies.pkce }),
  },
  {
    id: 'callback-without-nonce-cookie',
    title: 'comes to a browser without the nonce’s cookie',
    spoil: (_, { app, context }) => context.clearCookies({ name: app.checkCookies.nonce }),
  },
  {
    id: 'callback-with-unknown-code',
    place: refused,
    title: 'has a code that the provider has not given',
    spoil: (url) => url.searchParams.set('code', 'f'.repeat(43)),
  },
]

for (const { id, title, spoil, place = refusedUnchecked } of faults) {
  test(
    `a sign-in is refused whose callback ${title}`,
    ofProviders({ id, source: checks }),
    async ({ device, identityProvider, person, session, tab }) => {
      const url = await untilCallback({ tab, person, identityProvider })
      await spoil(url, device)
      await tab.goTo(url)

      await expect(tab).toArriveAt(place)
      await expect(session).toHaveClaims(null)
    },
  )
}

test(
  'a callback signs in once: whoever finds its address, with all cookies of the sign-in, is refused',
  ofProviders({ id: 'callback-is-good-once', source: callback }),
  async ({ device, identityProvider, person, session, tab }) => {
    const url = await untilCallback({ tab, person, identityProvider })
    const cookies = await device.context.cookies()
    await tab.goTo(url)
    await expect(tab).toArriveAt('/')
    await expect(tab.useSession).toShow({ user: { email: person.email } })
    // An answer that is on its way would bring the session back
    await tab.settle()

    await session.clear()
    await device.context.addCookies(cookies)
    await tab.goTo(url)

    await expect(tab).toArriveAt(refused)
    await expect(session).toHaveClaims(null)
  },
)

test(
  'a refused callback leaves whoever is signed in as they are',
  ofProviders({ id: 'refused-callback-leaves-session', source: callback }),
  async ({ identityProvider, person, session, tab }) => {
    await session.signIn(person)
    await tab.goTo(`${identityProvider.redirectUri}?code=f&state=f`)

    await expect(tab).toArriveAt(refusedUnchecked)
    await expect(session).toHaveClaims({ sub: person.id })
  },
)
