import { code, docs, expect, test } from '../../../fixtures'
import { magicLinkTo, rejectedLinkPage } from '../magic-links'
import { providerSpec } from '../sign-in-specs'

const source = code('next-auth', 'core/routes/callback.js')
const scanners = docs('https://next-auth.js.org/tutorials/avoid-corporate-link-checking-email-provider')

test.use({ providers: 'email' })

test.beforeEach(({ session }) => session.clear())

test(
  'A magic link signs in the browser that opens it, not the browser that requested it',
  providerSpec({ id: 'email-link-signs-in-opening-browser', source }),
  async ({ createDevice, device, mailbox, session, user }) => {
    const link = await magicLinkTo(user, { device, mailbox })
    const phone = await createDevice('phone')
    const tab = await phone.openTab()
    await tab.goTo(link)

    await expect(tab).toArriveAt('/profile')
    await expect(tab.useSession).toShow({ user: { id: user.id } })
    await expect(session).toHaveClaims(null)
  },
)

test(
  'When a signed-in user opens another user’s magic link, they are signed in as that other user',
  providerSpec({ id: 'email-link-replaces-the-session', source }),
  async ({ device, mailbox, session, tab, user, createUser }) => {
    const attacker = createUser()
    const link = await magicLinkTo(attacker, { device, mailbox })
    await session.signIn(user)
    await tab.goTo(link)

    await expect(tab).toArriveAt('/profile')
    await expect(tab.useSession).toShow({ user: { id: attacker.id } })
  },
)

test(
  'When an email scanner opens a magic link, the user can no longer use it',
  providerSpec({ id: 'email-scanner-uses-up-link', source: scanners }),
  async ({ createDevice, device, mailbox, tab, user }) => {
    const link = await magicLinkTo(user, { device, mailbox })
    const scanner = await createDevice('email scanner')

    await expect(await scanner.request(`GET ${link}`)).toShow({ leadsTo: '/profile' })
    await tab.goTo(link)
    await expect(tab).toArriveAt(rejectedLinkPage)
  },
)

test(
  'When an email scanner sends a HEAD request to a magic link, the response is 400 and the link stays usable',
  providerSpec({ id: 'email-scanner-head-keeps-link', source: scanners }),
  async ({ createDevice, device, mailbox, user }) => {
    const link = await magicLinkTo(user, { device, mailbox })
    const scanner = await createDevice('email scanner')

    await expect(await scanner.request(`HEAD ${link}`)).toShow({ status: 400 })
    await expect(await device.request(`GET ${link}`)).toShow({ leadsTo: '/profile' })
  },
)
