import { advisory, code, expect, test, type User } from '../../../fixtures'
import { errorPage, providerSpec } from '../sign-in-specs'

const source = code('next-auth', 'core/routes/signin.js')

// The versions that validate an address strictly, and the versions that do so after Unicode normalization
const validatesStrictly = { 'next-auth': '>=4.24.12 <5.0.0-0 || >=5.0.0-beta.31 <6.0.0-0' }
const normalizesFirst = { 'next-auth': '>=4.24.15 <5.0.0-0 || >=5.0.0-beta.32 <6.0.0-0' }

/** The host of a user’s email address. */
const hostOf = ({ email }: User) => email.split('@')[1]

/** The page that a user with an invalid address lands on. */
const invalidAddressPage = errorPage('/api/auth/error?error=EmailSignin')

test.use({ providers: 'email' })

test.beforeEach(({ session }) => session.clear())

// Another server could read such an address as two addresses
test(
  'An address with a full-width ＠ in addition to its @ receives no email',
  providerSpec({
    id: 'email-with-homoglyph-is-rejected',
    source: [advisory('GHSA-7rqj-j65f-68wh'), source],
    holds: normalizesFirst,
  }),
  async ({ device, mailbox, user }) => {
    const attempts = [`mallory＠attacker.example@${hostOf(user)}`, `${user.email}＠attacker.example`]
    for (const address of attempts)
      await expect(await device.requestMagicLink(address)).toShow({ leadsTo: invalidAddressPage })
    await expect(mailbox.received).toShow({ to: [] })
  },
)

test(
  'When an address has a full-width ＠ instead of an @, the email goes to the same address with a plain @',
  providerSpec({
    id: 'email-homoglyph-is-normalized',
    source: [advisory('GHSA-7rqj-j65f-68wh'), source],
    holds: normalizesFirst,
  }),
  async ({ device, mailbox, user }) => {
    await device.requestMagicLink(user.email.replace('@', '＠'))

    await expect(mailbox.received).toShow({ to: [user.email] })
  },
)

test(
  'When the email field contains two addresses, neither of them receives an email',
  providerSpec({
    id: 'two-emails-are-rejected',
    source: [advisory('GHSA-xv97-c62v-4587'), source],
    holds: validatesStrictly,
  }),
  async ({ device, mailbox, user, createUser }) => {
    const mallory = createUser()
    const attempts = [`${mallory.email},${user.email}`, `${user.email} ${mallory.email}`]
    for (const addresses of attempts)
      await expect(await device.requestMagicLink(addresses)).toShow({ leadsTo: invalidAddressPage })
    await expect(mailbox.received).toShow({ to: [] })
  },
)

test(
  'When a comma follows the domain in an email address, the comma and everything after it are removed',
  providerSpec({ id: 'email-ends-at-comma', source: [advisory('GHSA-xv97-c62v-4587'), source] }),
  async ({ database, device, mailbox, user }) => {
    await device.requestMagicLink(`${user.email},attacker.example`)

    await expect(mailbox.received).toShow({ to: [user.email] })
    const identifier = `select identifier from verification_token where identifier like $1 || '%'`
    await expect(await database.read('the address that the magic link is for', identifier, user.email)).toShow({
      identifier: user.email,
    })
  },
)

test(
  'An address with a quoted local part receives no email',
  providerSpec({
    id: 'quoted-email-is-rejected',
    source: [advisory('GHSA-5jpx-9hw9-2fx4'), source],
    holds: validatesStrictly,
  }),
  async ({ device, mailbox, user }) => {
    const address = `"mallory@attacker.example"@${hostOf(user)}`
    await expect(await device.requestMagicLink(address)).toShow({ leadsTo: invalidAddressPage })
    await expect(mailbox.received).toShow({ to: [] })
  },
)

test(
  'An address whose domain has no dot receives no email',
  providerSpec({ id: 'email-without-dot-is-rejected', source, holds: { 'next-auth': '>=4.24.12 <5.0.0-0' } }),
  async ({ device, mailbox }) => {
    await expect(await device.requestMagicLink('ada@intranet')).toShow({ leadsTo: invalidAddressPage })
    await expect(mailbox.received).toShow({ to: [] })
  },
)

test(
  'When a magic link is requested without an address, the user is sent to an error page',
  providerSpec({ id: 'empty-email-is-rejected', source }),
  async ({ device }) => {
    await expect(await device.requestMagicLink('')).toShow({ leadsTo: invalidAddressPage })
  },
)
