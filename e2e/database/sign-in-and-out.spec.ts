import { acme, code, docs, expect, test } from '../../fixtures'
import { onPostgresToo } from './on-database'

test.use({ strategy: 'database' })

const signOut = [
  docs('https://next-auth.js.org/configuration/options#session'),
  code('next-auth', 'core/routes/signout.js'),
]

test(
  'With the database strategy, signing out deletes the session row, so a copied cookie no longer works',
  onPostgresToo({ id: 'database/sign-out-deletes-the-row', source: signOut }),
  async ({ createDevice, database, session, tab }) => {
    const token = (await session.token()) ?? ''
    const thief = await createDevice('thief’s laptop')
    await thief.session.put(token)
    const thiefTab = await thief.openTab()
    await thiefTab.open('home')
    await expect(thiefTab.useSession).toShow({ company: acme })
    await tab.signOut()

    await expect(await database.session(token)).toShow(null)
    await thiefTab.reload()
    await expect(thiefTab.useSession).toShow(null)
  },
)

test(
  'With the database strategy, signing out on one device leaves the user signed in on another',
  onPostgresToo({ id: 'database/sign-out-leaves-other-devices', source: signOut }),
  async ({ createDevice, database, tab, user }) => {
    const phone = await createDevice('phone')
    await phone.session.signIn(user, acme)
    await tab.signOut()

    await expect(await database.sessionsOf(user)).toShow({ sessions: 1 })
    const phoneTab = await phone.openTab()
    await phoneTab.open('home')
    await expect(phoneTab.useSession).toShow({ company: acme })
  },
)

test(
  'After all session rows of a user are deleted, each device is signed out when it next reads its session',
  onPostgresToo({ id: 'database/deleted-rows-sign-out-every-device', source: code('@auth/pg-adapter', 'index.js') }),
  async ({ createDevice, database, tab, user }) => {
    const phone = await createDevice('phone')
    await phone.session.signIn(user, acme)
    const phoneTab = await phone.openTab()
    await phoneTab.open('with-session-prop')
    await tab.open('with-session-prop')
    await expect(phoneTab.useSession).toShow({ company: acme })
    await expect(tab.useSession).toShow({ company: acme })
    await database.write('delete from sessions where "userId" = $1', user.id)

    await phoneTab.focus()
    await tab.focus()
    await expect(phoneTab.useSession).toShow(null)
    await expect(tab.useSession).toShow(null)
  },
)

test(
  'With database sessions, a credentials sign-in sets a cookie with no row, and the first read deletes the cookie',
  onPostgresToo({
    id: 'database/password-does-not-sign-in',
    source: [
      docs('https://next-auth.js.org/configuration/providers/credentials'),
      code('next-auth', 'core/routes/callback.js'),
    ],
  }),
  async ({ database, session, tab, user }) => {
    const { email, password } = user
    await session.clear()
    await tab.open('home')
    const form = { email, password, csrfToken: await tab.csrfToken(), json: 'true' }
    // With this header, the response contains the redirect URL instead of redirecting, because following a redirect
    // would read the session
    await tab.send('POST /api/auth/callback/credentials', form, { 'X-Auth-Return-Redirect': '1' })
    await expect(await session.storedCookies()).toShow({ chunks: [''] })
    await expect(await database.session(await session.token())).toShow(null)

    await expect(await tab.getSession()).toShow(null)
    await expect(await session.storedCookies()).toShow({ chunks: [] })
    await expect(await database.sessionsOf(user)).toShow({ sessions: 1 })
  },
)
