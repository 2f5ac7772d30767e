import { acme, code, docs, expect, globex, test } from '../../../fixtures'
import { magicLinkTo, rejectedLinkPage } from '../magic-links'
import { providerDatabaseSpec } from '../sign-in-specs'

const source = [docs('https://next-auth.js.org/providers/email'), code('next-auth', 'core/lib/callback-handler.js')]

test.use({ providers: 'email', strategy: 'database' })

test(
  'When a new user opens a magic link, a user row with a verified address is created',
  providerDatabaseSpec({ id: 'email-link-creates-user', source }),
  async ({ createDevice, createUser, database, mailbox }) => {
    const phone = await createDevice('phone')
    const { email } = createUser()
    const link = await magicLinkTo({ email }, { device: phone, mailbox })
    const row = `select "emailVerified" is not null as verified from users where email = $1`
    await expect(await database.read('the new user’s row', row, email)).toShow(null)
    await phone.request(`GET ${link}`)

    await expect(await database.read('the new user’s row', row, email)).toShow({ verified: true })
  },
)

test(
  'When a new user opens a magic link, a 30-day session row is created, and its session token is in the cookie',
  providerDatabaseSpec({ id: 'email-link-creates-session', source }),
  async ({ createDevice, createUser, database, mailbox }) => {
    const phone = await createDevice('phone')
    await phone.request(`GET ${await magicLinkTo(createUser(), { device: phone, mailbox })}`)

    await expect(await database.session(await phone.session.token())).toShow({ days: 30 })
  },
)

test(
  'With the database strategy, signing in again with a magic link keeps the chosen company',
  providerDatabaseSpec({ id: 'email-sign-in-again-keeps-company-in-database', source }),
  async ({ device, mailbox, session, tab, user }) => {
    await session.clear()
    await tab.openLink(await magicLinkTo(user, { device, mailbox }))

    await expect(tab.useSession).toShow({ user: { id: user.id }, company: acme })
  },
)

test(
  'With the database strategy, after a sign-in with a magic link, update(data) changes the company',
  providerDatabaseSpec({ id: 'updates-after-sign-in/email-in-database/update-data', source, needs: ['update()'] }),
  async ({ device, mailbox, session, tab, user }) => {
    await session.clear()
    await tab.openLink(await magicLinkTo(user, { device, mailbox }, '/with-session-prop'))
    await tab.update.byUpdate({ companyId: globex.id })

    await expect(await tab.getSession()).toShow({ company: globex })
  },
)

test(
  'With the database strategy, after a sign-in with a magic link, a write to the user’s row changes the company',
  providerDatabaseSpec({ id: 'updates-after-sign-in/email-in-database/row', source }),
  async ({ device, mailbox, session, tab, user }) => {
    await session.clear()
    await tab.openLink(await magicLinkTo(user, { device, mailbox }, '/with-session-prop'))
    await tab.update.byRow({ companyId: globex.id })

    await expect(await tab.getSession()).toShow({ company: globex })
  },
)

test(
  'With the database strategy, opening the user’s own magic link while signed in keeps the previous session valid',
  providerDatabaseSpec({ id: 'email-link-keeps-previous-session', source }),
  async ({ database, device, mailbox, session, user }) => {
    const previous = await session.token()
    await device.request(`GET ${await magicLinkTo(user, { device, mailbox })}`)

    await expect(await database.sessionsOf(user)).toShow({ sessions: 2 })
    await expect(await database.session(previous)).toShow({ userId: user.id, days: 30 })
    await expect(session).toHaveBeenRewritten({ since: previous, expected: true })
  },
)

test(
  'With the database strategy, opening another existing user’s magic link ends the signed-in user’s session',
  providerDatabaseSpec({ id: 'other-users-email-link-ends-session', source }),
  async ({ createDevice, createUser, database, device, mailbox, user }) => {
    const other = createUser()
    const phone = await createDevice('phone')
    await phone.session.signIn(other)
    await expect(await database.sessionsOf(user)).toShow({ sessions: 1 })
    await device.request(`GET ${await magicLinkTo(other, { device, mailbox })}`)

    await expect(await database.sessionsOf(user)).toShow({ sessions: 0 })
  },
)

test(
  'With the database strategy, opening a new user’s magic link leaves the signed-in user’s session valid',
  providerDatabaseSpec({ id: 'new-users-email-link-keeps-session', source }),
  async ({ createUser, database, device, mailbox, user }) => {
    const { email } = createUser()
    await device.request(`GET ${await magicLinkTo({ email }, { device, mailbox })}`)

    const newSessions = `select count(*)::int as sessions from sessions
      join users on users.id = sessions."userId" where users.email = $1`
    await expect(await database.read('the new user’s sessions', newSessions, email)).toShow({ sessions: 1 })
    await expect(await database.sessionsOf(user)).toShow({ sessions: 1 })
  },
)

test(
  'With the database strategy, when a magic link is used a second time, it is rejected',
  providerDatabaseSpec({ id: 'email-link-works-once-in-database', source }),
  async ({ createDevice, device, mailbox, user }) => {
    const link = await magicLinkTo(user, { device, mailbox })
    await expect(await device.request(`GET ${link}`)).toShow({ leadsTo: '/profile' })
    const phone = await createDevice('phone')

    await expect(await phone.request(`GET ${link}`)).toShow({ leadsTo: rejectedLinkPage })
    await expect(await phone.session.storedCookies()).toShow({ chunks: [] })
  },
)
