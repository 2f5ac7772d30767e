import { code, docs, expect, test } from '../../fixtures'
import { linkTo, refused } from './by-link'
import { ofProviders } from './words'

const source = [docs('https://next-auth.js.org/providers/email'), code('next-auth', 'core/routes/callback.js')]

test.use({ providers: 'email' })

test.beforeEach(({ session }) => session.clear())

test(
  'a link works once: whoever opens it again is refused',
  ofProviders({ id: 'email-link-works-once', source }),
  async ({ device, mailbox, session, tab, person }) => {
    const link = await linkTo(person, { device, mailbox })
    await device.request(`GET ${link}`)
    await session.clear()
    await tab.goTo(link)

    await expect(tab).toArriveAt(refused)
    await expect(session).toHaveClaims(null)
  },
)

test(
  'a person who opens a link again that they have used stays signed in',
  ofProviders({ id: 'used-email-link-signs-nobody-out', source }),
  async ({ device, mailbox, session, person }) => {
    const link = await linkTo(person, { device, mailbox })
    await device.request(`GET ${link}`)

    await expect(await device.request(`GET ${link}`)).toShow({ leadsTo: refused })
    await expect(session).toHaveClaims({ user: { id: person.id } })
  },
)

test(
  'while the first use of a link is being answered, a second one is refused',
  ofProviders({ id: 'email-link-works-once-at-a-time', source: code('@auth/pg-adapter', 'index.js') }),
  async ({ companyApi, createDevice, device, mailbox, tab, person }) => {
    const link = await linkTo(person, { device, mailbox })
    // The first is held behind the database, where the app asks whose the address is
    const question = companyApi.hold(`GET /people?email=${encodeURIComponent(person.email)}`)
    const first = tab.openLink(link)
    await question.asked
    const phone = await createDevice('phone')

    await expect(await phone.request(`GET ${link}`)).toShow({ leadsTo: refused })
    question.release()
    await first
    await expect(tab.useSession).toShow({ user: { id: person.id } })
  },
)

test(
  'a link is good for a day',
  ofProviders({ id: 'email-link-is-good-for-a-day', source }),
  async ({ database, device, mailbox, person }) => {
    await linkTo(person, { device, mailbox })

    const kept = `select round(extract(epoch from expires - now()) / 86400)::int as days
      from verification_token where identifier = $1`
    await expect(await database.read('what is kept of the link', kept, person.email)).toShow({ days: 1 })
  },
)

test(
  'a link whose day is over is refused',
  ofProviders({ id: 'ended-email-link-is-refused', source }),
  async ({ database, device, mailbox, person }) => {
    const link = await linkTo(person, { device, mailbox })
    const ended = `update verification_token set expires = now() - interval '1 second' where identifier = $1`
    await database.write(ended, person.email)

    await expect(await device.request(`GET ${link}`)).toShow({ leadsTo: refused })
  },
)

test(
  'of two links that a person has asked for, both work',
  ofProviders({ id: 'all-email-links-work', source }),
  async ({ device, mailbox, person }) => {
    const first = await linkTo(person, { device, mailbox })
    const second = await linkTo(person, { device, mailbox })

    await expect(await device.request(`GET ${second}`)).toShow({ leadsTo: '/profile' })
    await expect(await device.request(`GET ${first}`)).toShow({ leadsTo: '/profile' })
  },
)

test(
  'the database holds a hash of a link’s token, not the token',
  ofProviders({ id: 'email-link-is-kept-as-a-hash', source: code('next-auth', 'core/lib/utils.js') }),
  async ({ database, device, mailbox, person }) => {
    const link = await linkTo(person, { device, mailbox })
    const token = new URL(link).searchParams.get('token')

    const kept = 'select token = $2 as "is the token" from verification_token where identifier = $1'
    await expect(await database.read('what is kept of the link', kept, person.email, token)).toShow({
      'is the token': false,
    })
  },
)
