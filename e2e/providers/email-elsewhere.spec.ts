import { code, docs, expect, test } from '../../fixtures'
import { linkTo, refused } from './by-link'
import { ofProviders } from './words'

const source = code('next-auth', 'core/routes/callback.js')
const scanners = docs('https://next-auth.js.org/tutorials/avoid-corporate-link-checking-email-provider')

test.use({ providers: 'email' })

test.beforeEach(({ session }) => session.clear())

test(
  'a link signs in the browser that opens it, not the one that asked for it',
  ofProviders({ id: 'email-link-signs-in-whoever-opens-it', source }),
  async ({ createDevice, device, mailbox, session, person }) => {
    const link = await linkTo(person, { device, mailbox })
    const phone = await createDevice('phone')
    const tab = await phone.openTab()
    await tab.goTo(link)

    await expect(tab).toArriveAt('/profile')
    await expect(tab.useSession).toShow({ user: { id: person.id } })
    await expect(session).toHaveClaims(null)
  },
)

test(
  'a person who opens somebody else’s link is that person from then on, whoever they were before',
  ofProviders({ id: 'email-link-replaces-the-session', source }),
  async ({ device, mailbox, session, tab, person, createPerson }) => {
    const attacker = createPerson()
    const link = await linkTo(attacker, { device, mailbox })
    await session.signIn(person)
    await tab.goTo(link)

    await expect(tab).toArriveAt('/profile')
    await expect(tab.useSession).toShow({ user: { id: attacker.id } })
  },
)

test(
  'a mail scanner that opens the link uses it up',
  ofProviders({ id: 'mail-scanner-uses-link-up', source: scanners }),
  async ({ createDevice, device, mailbox, tab, person }) => {
    const link = await linkTo(person, { device, mailbox })
    const scanner = await createDevice('mail scanner')

    await expect(await scanner.request(`GET ${link}`)).toShow({ leadsTo: '/profile' })
    await tab.goTo(link)
    await expect(tab).toArriveAt(refused)
  },
)

test(
  'a mail scanner that asks with HEAD is answered with 400, and does not use the link up',
  ofProviders({ id: 'mail-scanners-head-leaves-link', source: scanners }),
  async ({ createDevice, device, mailbox, person }) => {
    const link = await linkTo(person, { device, mailbox })
    const scanner = await createDevice('mail scanner')

    await expect(await scanner.request(`HEAD ${link}`)).toShow({ status: 400 })
    await expect(await device.request(`GET ${link}`)).toShow({ leadsTo: '/profile' })
  },
)
