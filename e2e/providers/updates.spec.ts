import {
  article,
  docs,
  expect,
  globex,
  test,
  updatePaths,
  type IdentityProvider,
  type Person,
  type Reading,
  type SpecMeta,
  type Tab,
} from '../../fixtures'
import { ofProviders } from './words'

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

const companyId = globex.id
const updating = docs('https://next-auth.js.org/getting-started/client#updating-the-session')

interface Path extends Pick<SpecMeta, 'needs' | 'holds'> {
  update: (tab: Tab, person: Person) => Promise<Reading>
}

/** The ways to update the session, as the freshness table has them. */
const paths: Partial<Record<keyof typeof updatePaths, Path>> = {
  'get-query': { update: (tab) => tab.update.byQuery({ companyId }) },
  'update-data': { needs: ['update()'], update: (tab) => tab.update.byUpdate({ companyId }) },
  // The company API changes first; the callback asks it again. NextAuth 5 sends a GET for it, and the callback is told nothing
  update: {
    needs: ['update()'],
    holds: { 'next-auth': '<5.0.0-0' },
    update: (tab, person) => {
      person.companyId = companyId
      return tab.update.byUpdate()
    },
  },
  'post-csrf': { holds: { 'next-auth': '>=4.21.0 <6.0.0-0' }, update: (tab) => tab.update.byPost({ companyId }) },
  'api-route': { update: (tab) => tab.update.byApiRoute({ companyId }) },
  'route-handler': { update: (tab) => tab.update.byRouteHandler({ companyId }) },
}

test.use({ providers: 'openid' })
test.beforeEach(({ session }) => session.clear())

for (const [way, { title, signIn }] of Object.entries(ways)) {
  for (const [path, { update, ...conditions }] of Object.entries(paths)) {
    test(
      `after a sign-in ${title}, ${updatePaths[path as keyof typeof updatePaths]} updates the session, and keeps the account`,
      ofProviders({
        id: `updates-after-sign-in/${way}/${path}`,
        source: [article('user and account'), updating],
        ...conditions,
      }),
      async ({ identityProvider, person, session, tab }) => {
        await signIn({ tab, person, identityProvider })
        const { user } = (await session.claims()) ?? {}

        await expect(await update(tab, person)).toShow({ company: globex, user })
        await expect(session).toHaveClaims({ company: globex, user })
        await expect(await tab.getSession()).toShow({ company: globex, user })
      },
    )
  }
}
