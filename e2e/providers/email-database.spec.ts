import { acme, code, docs, expect, globex, test } from '../../fixtures'
import { linkTo, refused } from './by-link'
import { ofProvidersOnDatabase } from './words'

const source = [docs('https://next-auth.js.org/providers/email'), code('next-auth', 'core/lib/callback-handler.js')]

test.use({ providers: 'email', strategy: 'database' })

test(
  'a newcomer who opens a link gets a row, in which their address counts as verified',
  ofProvidersOnDatabase({ id: 'email-link-makes-user', source }),
  async ({ createDevice, createPerson, database, mailbox }) => {
    const phone = await createDevice('phone')
    const { email } = createPerson()
    await phone.request(`GET ${await linkTo({ email }, { device: phone, mailbox })}`)

    const row = `select "emailVerified" is not null as verified from users where email = $1`
    await expect(await database.read('the newcomer’s row', row, email)).toShow({ verified: true })
  },
)

test(
  'a newcomer who opens a link gets a session of thirty days, whose key is in the cookie',
  ofProvidersOnDatabase({ id: 'email-link-makes-session', source }),
  async ({ createDevice, createPerson, database, mailbox }) => {
    const phone = await createDevice('phone')
    await phone.request(`GET ${await linkTo(createPerson(), { device: phone, mailbox })}`)

    await expect(await database.session(await phone.session.token())).toShow({ days: 30 })
  },
)

test(
  'with the database strategy, who signs in by a link again still has the company that they had chosen',
  ofProvidersOnDatabase({ id: 'email-again-keeps-company-in-database', source }),
  async ({ device, mailbox, session, tab, person }) => {
    await session.clear()
    await tab.openLink(await linkTo(person, { device, mailbox }))

    await expect(tab.useSession).toShow({ user: { id: person.id }, company: acme })
  },
)

test(
  'with the database strategy, behind a sign-in by a link, update(data) changes the company',
  ofProvidersOnDatabase({ id: 'updates-after-sign-in/email-in-database/update-data', source, needs: ['update()'] }),
  async ({ device, mailbox, session, tab, person }) => {
    await session.clear()
    await tab.openLink(await linkTo(person, { device, mailbox }, '/with-session-prop'))
    await tab.update.byUpdate({ companyId: globex.id })

    await expect(await tab.getSession()).toShow({ company: globex })
  },
)

test(
  `with the database strategy, behind a sign-in by a link, a write of the person’s row changes the company`,
  ofProvidersOnDatabase({ id: 'updates-after-sign-in/email-in-database/row', source }),
  async ({ device, mailbox, session, tab, person }) => {
    await session.clear()
    await tab.openLink(await linkTo(person, { device, mailbox }, '/with-session-prop'))
    await tab.update.byRow({ companyId: globex.id })

    await expect(await tab.getSession()).toShow({ company: globex })
  },
)

test(
  'with the database strategy, who opens a link while signed in leaves the session behind that they had: it goes on',
  ofProvidersOnDatabase({ id: 'email-link-leaves-session-behind', source }),
  async ({ database, device, mailbox, person }) => {
    await device.request(`GET ${await linkTo(person, { device, mailbox })}`)

    await expect(await database.sessionsOf(person)).toShow({ sessions: 2 })
  },
)

test(
  'with the database strategy, the link of another person ends the session of who was signed in before',
  ofProvidersOnDatabase({ id: 'email-link-ends-the-session-before', source }),
  async ({ createDevice, createPerson, database, device, mailbox, person }) => {
    const other = createPerson()
    const phone = await createDevice('phone')
    await phone.session.signIn(other)
    await device.request(`GET ${await linkTo(other, { device, mailbox })}`)

    await expect(await database.sessionsOf(person)).toShow({ sessions: 0 })
  },
)

test(
  'with the database strategy, the link of a newcomer leaves the session of who was signed in before: it goes on',
  ofProvidersOnDatabase({ id: 'newcomers-email-link-leaves-session-behind', source }),
  async ({ createPerson, database, device, mailbox, person }) => {
    await device.request(`GET ${await linkTo(createPerson(), { device, mailbox })}`)

    await expect(await database.sessionsOf(person)).toShow({ sessions: 1 })
  },
)

test(
  'with the database strategy, a link works once: whoever opens it again is refused',
  ofProvidersOnDatabase({ id: 'email-link-works-once-in-database', source }),
  async ({ createDevice, device, mailbox, person }) => {
    const link = await linkTo(person, { device, mailbox })
    await device.request(`GET ${link}`)
    const phone = await createDevice('phone')

    await expect(await phone.request(`GET ${link}`)).toShow({ leadsTo: refused })
    await expect(await phone.session.kept()).toShow({ pieces: [] })
  },
)
