import { code, docs, expect, test } from '../../../fixtures'
import { providerSpec } from '../sign-in-specs'

const source = docs('https://next-auth.js.org/providers/email')
const sending = [source, code('next-auth', 'core/lib/email/signin.js')]

test.use({ providers: 'email' })

test.beforeEach(({ session }) => session.clear())

test(
  'After requesting a magic link, the user sees a page that tells them to check their email',
  providerSpec({ id: 'email-request-shows-verify-page', source }),
  async ({ tab, user }) => {
    await tab.requestMagicLink(user.email, 'profile')

    await expect(tab).toHaveLoaded([
      '/api/auth/signin?callbackUrl=/profile',
      '/api/auth/verify-request?provider=email&type=email',
    ])
  },
)

test(
  'The email with the magic link is sent to the requested address and nowhere else',
  providerSpec({ id: 'email-goes-to-requested-address', source: sending }),
  async ({ device, mailbox, user }) => {
    await device.requestMagicLink(user.email)

    await expect(mailbox.received).toShow({ to: [user.email] })
  },
)

test(
  'When an address has capital letters and surrounding spaces, the email goes to the lowercased, trimmed address',
  providerSpec({
    id: 'email-is-lowercased-and-trimmed',
    source: docs('https://next-auth.js.org/providers/email#normalizing-the-email-address'),
  }),
  async ({ device, mailbox, user }) => {
    await device.requestMagicLink(`  ${user.email.toUpperCase()} `)

    await expect(mailbox.received).toShow({ to: [user.email] })
  },
)

test(
  'The email with the magic link names the app’s host and no other host',
  providerSpec({ id: 'email-names-its-host', source: code('next-auth', 'providers/email.js') }),
  async ({ app, device, mailbox, user }) => {
    await device.requestMagicLink(user.email)

    const { host, origin } = new URL(app.url)
    await expect(await mailbox.next(user.email)).toShow({ subject: `Sign in to ${host}`, origins: [origin] })
  },
)

test(
  'When a magic link is requested with a forged X-Forwarded-Host header, the link still leads to the app',
  providerSpec({
    id: 'forwarded-host-does-not-change-email-link',
    source: code('next-auth', 'utils/detect-origin.js'),
  }),
  async ({ app, device, mailbox, user }) => {
    await device.requestMagicLink(user.email, {}, { 'X-Forwarded-Host': 'attacker.example' })

    await expect(await mailbox.next(user.email)).toShow({ origins: [app.url] })
  },
)

test(
  'A magic link signs the user in and redirects to the page that they requested',
  providerSpec({ id: 'email-link-signs-in', source: [source, code('next-auth', 'core/routes/callback.js')] }),
  async ({ device, mailbox, tab, user }) => {
    await device.requestMagicLink(user.email, { callbackUrl: '/profile' })
    const { link } = await mailbox.next(user.email)
    await tab.openLink(link)

    await expect(tab).toArriveAt('/profile')
    const account = { provider: 'email', type: 'email', providerAccountId: user.email }
    await expect(tab.useSession).toShow({ user: { id: user.id, email: user.email, account } })
  },
)

test(
  'A sign-in with a magic link lasts 30 days',
  providerSpec({ id: 'email-sign-in-lasts-thirty-days', source: code('next-auth', 'core/routes/callback.js') }),
  async ({ device, mailbox, session, user }) => {
    await device.requestMagicLink(user.email)
    const { link } = await mailbox.next(user.email)
    await device.request(`GET ${link}`)

    await expect(session).toLast(30)
  },
)

test(
  'When a magic link is requested with a callbackUrl on another origin, it redirects to the app’s home page',
  providerSpec({
    id: 'email-callback-url-stays-on-own-origin',
    source: docs('https://next-auth.js.org/configuration/callbacks#redirect-callback'),
  }),
  async ({ device, mailbox, user }) => {
    await device.requestMagicLink(user.email, { callbackUrl: 'https://attacker.example/' })
    const { link } = await mailbox.next(user.email)

    await expect(await device.request(`GET ${link}`)).toShow({ leadsTo: '/' })
  },
)
