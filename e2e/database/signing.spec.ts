import { acme, code, docs, expect, test } from '../../fixtures'
import { onPostgresToo } from './on-database'

test.use({ strategy: 'database' })

const signOut = [
  docs('https://next-auth.js.org/configuration/options#session'),
  code('next-auth', 'core/routes/signout.js'),
]

test(
  'signing out deletes the session’s row, and whoever has a copy of the cookie is signed out with it',
  onPostgresToo({ id: 'database/sign-out-deletes-the-row', source: signOut }),
  async ({ createDevice, database, session, tab }) => {
    const token = (await session.token()) ?? ''
    const thief = await createDevice('thief’s laptop')
    await thief.session.put(token)
    await tab.signOut()

    await expect(await database.session(token)).toShow(null)
    const thiefs = await thief.openTab()
    await thiefs.open('home')
    await expect(thiefs.useSession).toShow(null)
  },
)

test(
  'signing out leaves the person’s session on another device',
  onPostgresToo({ id: 'database/sign-out-leaves-other-devices', source: signOut }),
  async ({ createDevice, database, tab, person }) => {
    const phone = await createDevice('phone')
    await phone.session.signIn(person, acme)
    await tab.signOut()

    await expect(await database.sessionsOf(person)).toShow({ sessions: 1 })
    const phones = await phone.openTab()
    await phones.open('home')
    await expect(phones.useSession).toShow({ company: acme })
  },
)

test(
  'deleting all rows of a person signs them out everywhere, as each device reads its session',
  onPostgresToo({ id: 'database/rows-end-sessions-everywhere', source: code('@auth/pg-adapter', 'index.js') }),
  async ({ createDevice, database, tab, person }) => {
    const phone = await createDevice('phone')
    await phone.session.signIn(person, acme)
    const phones = await phone.openTab()
    await phones.open('with-session-prop')
    await tab.open('with-session-prop')
    await expect(phones.useSession).toShow({ company: acme })
    await expect(tab.useSession).toShow({ company: acme })
    await database.write('delete from sessions where "userId" = $1', person.id)

    await phones.focus()
    await tab.focus()
    await expect(phones.useSession).toShow(null)
    await expect(tab.useSession).toShow(null)
  },
)

test(
  'signing in with a password leaves a cookie that names no row: the first reading takes it away',
  onPostgresToo({
    id: 'database/password-signs-nobody-in',
    source: [
      docs('https://next-auth.js.org/configuration/providers/credentials'),
      code('next-auth', 'core/routes/callback.js'),
    ],
  }),
  async ({ database, session, tab, person }) => {
    const { email, password } = person
    await session.clear()
    await tab.open('home')
    const form = { email, password, csrfToken: await tab.csrfToken(), json: 'true' }
    // The answer says where to go, as the client asks for it: going there would read the session
    await tab.send('POST /api/auth/callback/credentials', form, { 'X-Auth-Return-Redirect': '1' })
    await expect(await session.kept()).toShow({ pieces: [''] })

    await expect(await tab.getSession()).toShow(null)
    await expect(await session.kept()).toShow({ pieces: [] })
    await expect(await database.sessionsOf(person)).toShow({ sessions: 1 })
  },
)
