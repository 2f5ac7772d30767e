import {
  article,
  docs,
  expect,
  globex,
  test,
  updatePaths,
  type IdentityProvider,
  type Person,
  type Tab,
} from '../../fixtures'
import { paths } from '../freshness/paths'
import { ofProviders, pathsBehindSignIn } from './words'

interface SigningIn {
  tab: Tab
  person: Person
  identityProvider: IdentityProvider
}

/** The ways to sign in, each through the browser. */
const ways = {
  credentials: {
    title: 'through the form',
    signIn: ({ tab, person }: SigningIn) => tab.signInByForm(person.email, person.password),
  },
  oidc: {
    title: 'at an OpenID provider',
    signIn: ({ tab, person, identityProvider }: SigningIn) => tab.signInAt(identityProvider.name, person),
  },
}

const updating = docs('https://next-auth.js.org/getting-started/client#updating-the-session')

test.use({ providers: 'openid' })
test.beforeEach(({ session }) => session.clear())

for (const [way, { title, signIn }] of Object.entries(ways)) {
  for (const path of pathsBehindSignIn) {
    const { update, needs, holds } = paths[path]
    test(
      `after a sign-in ${title}, ${updatePaths[path]} updates the session, and keeps the account`,
      ofProviders({
        id: `updates-after-sign-in/${way}/${path}`,
        source: [article('user and account'), updating],
        needs,
        holds,
      }),
      async ({ createDevice, device, identityProvider, person, session, tab, timeline }) => {
        await signIn({ tab, person, identityProvider })
        const { user } = (await session.claims()) ?? {}

        const scene = { createDevice, device, tab, reader: tab, person, timeline }
        await expect(await update(scene)).toShow({ company: globex, user })
        await expect(session).toHaveClaims({ company: globex, user })
        await expect(await tab.getSession()).toShow({ company: globex, user })
      },
    )
  }
}
