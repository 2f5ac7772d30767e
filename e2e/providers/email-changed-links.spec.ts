import { code, docs, expect, test } from '../../fixtures'
import { changed, linkTo, refused } from './by-link'
import { ofProviders } from './words'

const source = code('next-auth', 'core/routes/callback.js')

test.use({ providers: 'email' })

test.beforeEach(({ session }) => session.clear())

test(
  'a link with another token signs nobody in',
  ofProviders({ id: 'email-link-with-another-token', source }),
  async ({ device, mailbox, session, person }) => {
    const link = await linkTo(person, { device, mailbox })

    await expect(await device.request(`GET ${changed(link, 'token', 'f'.repeat(64))}`)).toShow({ leadsTo: refused })
    await expect(session).toHaveClaims(null)
  },
)

test(
  'a link with another person’s address signs nobody in',
  ofProviders({ id: 'email-link-with-another-address', source }),
  async ({ device, mailbox, session, person, createPerson }) => {
    const { email } = createPerson()
    const link = await linkTo(person, { device, mailbox })

    await expect(await device.request(`GET ${changed(link, 'email', email)}`)).toShow({ leadsTo: refused })
    await expect(session).toHaveClaims(null)
  },
)

test(
  'a link without an address signs nobody in',
  ofProviders({ id: 'email-link-without-address', source }),
  async ({ device, mailbox, session, person }) => {
    const link = await linkTo(person, { device, mailbox })
    await device.request(`GET ${changed(link, 'email', null)}`)

    await expect(session).toHaveClaims(null)
  },
)

test(
  'a link that was tried with another person’s address still works as it was sent',
  ofProviders({ id: 'changed-email-link-is-not-used-up', source: code('@auth/pg-adapter', 'index.js') }),
  async ({ device, mailbox, person, createPerson }) => {
    const { email } = createPerson()
    const link = await linkTo(person, { device, mailbox })
    await device.request(`GET ${changed(link, 'email', email)}`)

    await expect(await device.request(`GET ${link}`)).toShow({ leadsTo: '/profile' })
  },
)

test(
  'a link whose callbackUrl was changed to another origin leads to the app’s own home',
  ofProviders({
    id: 'email-link-leads-to-no-other-origin',
    source: docs('https://next-auth.js.org/configuration/callbacks#redirect-callback'),
  }),
  async ({ device, mailbox, person }) => {
    const link = await linkTo(person, { device, mailbox })
    const elsewhere = changed(link, 'callbackUrl', 'https://attacker.example/')

    await expect(await device.request(`GET ${elsewhere}`)).toShow({ leadsTo: '/' })
  },
)
