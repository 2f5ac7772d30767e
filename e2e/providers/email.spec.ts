import { code, docs, expect, test } from '../../fixtures'
import { ofProviders } from './words'

const source = docs('https://next-auth.js.org/providers/email')
const sending = [source, code('next-auth', 'core/lib/email/signin.js')]

test.use({ providers: 'email' })

test.beforeEach(({ session }) => session.clear())

test(
  'a person who asks for a link by mail is told to look into their mail',
  ofProviders({ id: 'email-is-announced', source }),
  async ({ tab, person }) => {
    await tab.askForLink(person.email, 'profile')

    await expect(tab).toHaveLoaded([
      '/api/auth/signin?callbackUrl=/profile',
      '/api/auth/verify-request?provider=email&type=email',
    ])
  },
)

test(
  'the mail with the link goes to the address that was asked for, and nowhere else',
  ofProviders({ id: 'email-goes-where-asked', source: sending }),
  async ({ device, mailbox, person }) => {
    await device.askForLink(person.email)

    await expect(mailbox.received).toShow({ to: [person.email] })
  },
)

test(
  'an address in capitals and with spaces around it is written in small letters and without',
  ofProviders({
    id: 'email-is-written-small',
    source: docs('https://next-auth.js.org/providers/email#normalizing-the-email-address'),
  }),
  async ({ device, mailbox, person }) => {
    await device.askForLink(`  ${person.email.toUpperCase()} `)

    await expect(mailbox.received).toShow({ to: [person.email] })
  },
)

test(
  'the mail names the app’s host, and no other',
  ofProviders({ id: 'email-names-its-host', source: code('next-auth', 'providers/email.js') }),
  async ({ app, device, mailbox, person }) => {
    await device.askForLink(person.email)

    const { host, origin } = new URL(app.url)
    await expect(await mailbox.next(person.email)).toShow({ subject: `Sign in to ${host}`, origins: [origin] })
  },
)

test(
  'whoever asks for a link and claims to come from another host does not change where the link leads',
  ofProviders({ id: 'email-host-is-not-chosen', source: code('next-auth', 'utils/detect-origin.js') }),
  async ({ app, device, mailbox, person }) => {
    await device.askForLink(person.email, {}, { 'X-Forwarded-Host': 'attacker.example' })

    await expect(await mailbox.next(person.email)).toShow({ origins: [app.url] })
  },
)

test(
  'the link signs the person in, and leads to the page that they wanted to see',
  ofProviders({ id: 'email-link-signs-in', source: [source, code('next-auth', 'core/routes/callback.js')] }),
  async ({ device, mailbox, tab, person }) => {
    await device.askForLink(person.email, { callbackUrl: '/profile' })
    const { link } = await mailbox.next(person.email)
    await tab.openLink(link)

    await expect(tab).toArriveAt('/profile')
    const account = { provider: 'email', type: 'email', providerAccountId: person.email }
    await expect(tab.useSession).toShow({ user: { id: person.id, email: person.email, account } })
  },
)

test(
  'a sign-in by a link lasts thirty days',
  ofProviders({ id: 'email-link-lasts-thirty-days', source: code('next-auth', 'core/routes/callback.js') }),
  async ({ device, mailbox, session, person }) => {
    await device.askForLink(person.email)
    const { link } = await mailbox.next(person.email)
    await device.request(`GET ${link}`)

    await expect(session).toLast(30)
  },
)

test(
  'a link that is asked for with a callbackUrl of another origin leads to the app’s own home',
  ofProviders({
    id: 'email-callback-url-stays',
    source: docs('https://next-auth.js.org/configuration/callbacks#redirect-callback'),
  }),
  async ({ device, mailbox, person }) => {
    await device.askForLink(person.email, { callbackUrl: 'https://attacker.example/' })
    const { link } = await mailbox.next(person.email)

    await expect(await device.request(`GET ${link}`)).toShow({ leadsTo: '/' })
  },
)
