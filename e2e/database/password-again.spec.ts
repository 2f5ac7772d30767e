import { acme, code, docs, expect, test } from '../../fixtures'
import { withSignInInPlace } from '../versions'
import { onPostgresToo } from './on-database'

// With database sessions, NextAuth creates no session row for a password: database/password-does-not-sign-in.
test.use({ strategy: 'database' })

const source = [
  docs('https://next-auth.js.org/configuration/providers/credentials'),
  code('next-auth', 'core/routes/callback.js'),
]

test(
  'With database sessions, a signed-in user who signs in again with the right password is signed out',
  onPostgresToo({
    id: 'database/password-again-signs-out',
    source,
    // In NextAuth 5 up to 5.0.0-beta.4, signIn() fails after signing in, and the page is not refreshed
    holds: withSignInInPlace,
  }),
  async ({ session, tab, user }) => {
    await tab.open('with-session-prop')
    await expect(tab.useSession).toShow({ company: acme })
    await tab.update.bySignIn(user.email, user.password)

    await expect(tab.useSession).toShow(null)
    await expect(await session.storedCookies()).toShow({ chunks: [] })
  },
)

test(
  'With database sessions, signing in again with a password leaves the old row valid for anyone with its token',
  onPostgresToo({ id: 'database/password-again-keeps-old-row', source }),
  async ({ createDevice, database, session, tab, user }) => {
    const token = (await session.token()) ?? ''
    await tab.open('with-session-prop')
    await tab.update.bySignIn(user.email, user.password)
    await expect(await tab.getSession()).toShow(null)

    await expect(await database.session(token)).toShow({ userId: user.id, days: 30 })
    const copy = await createDevice('copy')
    await copy.session.put(token)
    const copyTab = await copy.openTab()
    await copyTab.open('home')
    await expect(copyTab.useSession).toShow({ company: acme })
  },
)
