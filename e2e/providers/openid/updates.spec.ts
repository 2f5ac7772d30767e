import {
  article,
  docs,
  expect,
  globex,
  test,
  updatePaths,
  type IdentityProvider,
  type User,
  type Tab,
} from '../../../fixtures'
import { paths } from '../../freshness/paths'
import { pathsAfterSignIn, providerSpec } from '../sign-in-specs'

interface SignInScene {
  tab: Tab
  user: User
  identityProvider: IdentityProvider
}

/** The ways to sign in, each through the browser. */
const ways = {
  credentials: {
    title: 'with credentials',
    provider: 'credentials',
    signIn: ({ tab, user }: SignInScene) => tab.signInByForm(user.email, user.password),
  },
  oidc: {
    title: 'with an OpenID provider',
    provider: 'identity-provider',
    signIn: ({ tab, user, identityProvider }: SignInScene) => tab.signInAt(identityProvider.name, user),
  },
}

const updating = docs('https://next-auth.js.org/getting-started/client#updating-the-session')

test.use({ providers: 'openid' })
test.beforeEach(({ session }) => session.clear())

for (const [way, { title, provider, signIn }] of Object.entries(ways)) {
  for (const path of pathsAfterSignIn) {
    const { update, needs, holds } = paths[path]
    const name = path === 'update' ? 'update() without data' : updatePaths[path]
    test(
      `After a sign-in ${title}, ${name} updates the session and keeps its account`,
      providerSpec({
        id: `updates-after-sign-in/${way}/${path}`,
        source: [article('user and account'), updating],
        needs,
        holds,
      }),
      async ({ createDevice, device, identityProvider, user, session, tab, timeline }) => {
        await signIn({ tab, user, identityProvider })
        await expect(session).toHaveClaims({ company: undefined, user: { account: { provider } } })
        const { user: before } = (await session.claims()) ?? {}

        const scene = { createDevice, device, tab, reader: tab, user, timeline }
        await expect(await update(scene)).toShow({ company: globex, user: before })
        await expect(session).toHaveClaims({ company: globex, user: before })
        await expect(await tab.getSession()).toShow({ company: globex, user: before })
      },
    )
  }
}
