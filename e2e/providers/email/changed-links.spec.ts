import { code, docs, expect, test } from '../../../fixtures'
import { magicLinkTo, rejectedLinkPage, withParameter } from '../magic-links'
import { providerSpec } from '../sign-in-specs'

const source = code('next-auth', 'core/routes/callback.js')

test.use({ providers: 'email' })

test.beforeEach(({ session }) => session.clear())

test(
  'When the token in a magic link is changed, the link does not sign the user in',
  providerSpec({ id: 'email-link-with-another-token', source }),
  async ({ device, mailbox, session, user }) => {
    const link = await magicLinkTo(user, { device, mailbox })

    await expect(await device.request(`GET ${withParameter(link, 'token', 'f'.repeat(64))}`)).toShow({
      leadsTo: rejectedLinkPage,
    })
    await expect(session).toHaveClaims(null)
  },
)

test(
  'When the address in a magic link is changed to another user’s, the link signs neither user in',
  providerSpec({ id: 'email-link-with-another-address', source }),
  async ({ device, mailbox, session, user, createUser }) => {
    const { email } = createUser()
    const link = await magicLinkTo(user, { device, mailbox })

    await expect(await device.request(`GET ${withParameter(link, 'email', email)}`)).toShow({
      leadsTo: rejectedLinkPage,
    })
    await expect(session).toHaveClaims(null)
  },
)

test(
  'When the address is removed from a magic link, the link does not sign the user in',
  providerSpec({ id: 'email-link-without-address', source }),
  async ({ device, mailbox, session, user }) => {
    const link = await magicLinkTo(user, { device, mailbox })

    // Up to 4.23, next-auth leads to another page for errors
    await expect(await device.request(`GET ${withParameter(link, 'email', null)}`)).toShow({ status: 302 })
    await expect(session).toHaveClaims(null)
  },
)

test(
  'After a magic link is opened with another user’s address in it, the original link still works',
  providerSpec({ id: 'changed-email-link-is-not-used-up', source: code('@auth/pg-adapter', 'index.js') }),
  async ({ device, mailbox, user, createUser }) => {
    const { email } = createUser()
    const link = await magicLinkTo(user, { device, mailbox })
    await expect(await device.request(`GET ${withParameter(link, 'email', email)}`)).toShow({
      leadsTo: rejectedLinkPage,
    })

    await expect(await device.request(`GET ${link}`)).toShow({ leadsTo: '/profile' })
  },
)

test(
  'A magic link whose callbackUrl was changed to another origin redirects to the app’s home page',
  providerSpec({
    id: 'email-link-stays-on-own-origin',
    source: docs('https://next-auth.js.org/configuration/callbacks#redirect-callback'),
  }),
  async ({ device, mailbox, user }) => {
    const link = await magicLinkTo(user, { device, mailbox })
    const changedLink = withParameter(link, 'callbackUrl', 'https://attacker.example/')

    await expect(await device.request(`GET ${changedLink}`)).toShow({ leadsTo: '/' })
  },
)
