import { advisory, code, expect, test, type Person } from '../../fixtures'
import { failedAt, ofProviders } from './words'

const source = code('next-auth', 'core/routes/signin.js')

// Since when an address is looked at closely, and since when behind Unicode's normalisation
const looksClosely = { 'next-auth': '>=4.24.12 <5.0.0-0 || >=5.0.0-beta.31 <6.0.0-0' }
const normalisesFirst = { 'next-auth': '>=4.24.15 <5.0.0-0 || >=5.0.0-beta.32 <6.0.0-0' }

/** The host of a person’s address. */
const hostOf = ({ email }: Person) => email.split('@')[1]

/** Where a person gets whose address is none. */
const error = failedAt('/api/auth/error?error=EmailSignin')

test.use({ providers: 'email' })

test.beforeEach(({ session }) => session.clear())

test(
  'an address with a full-width ＠ beside its @ gets no mail: behind it, another server could read two addresses',
  ofProviders({
    id: 'email-with-homoglyph-is-refused',
    source: [advisory('GHSA-7rqj-j65f-68wh'), source],
    holds: normalisesFirst,
  }),
  async ({ device, mailbox, person }) => {
    const attempts = [`mallory＠attacker.example@${hostOf(person)}`, `${person.email}＠attacker.example`]
    for (const address of attempts) await expect(await device.askForLink(address)).toShow({ leadsTo: error })
    await expect(mailbox.received).toShow({ to: [] })
  },
)

test(
  'an address whose only @ is a full-width ＠ is written with a plain one',
  ofProviders({
    id: 'email-homoglyph-is-written-plain',
    source: [advisory('GHSA-7rqj-j65f-68wh'), source],
    holds: normalisesFirst,
  }),
  async ({ device, mailbox, person }) => {
    await device.askForLink(person.email.replace('@', '＠'))

    await expect(mailbox.received).toShow({ to: [person.email] })
  },
)

test(
  'two addresses in one field get no mail, neither of them',
  ofProviders({ id: 'two-emails-are-refused', source: [advisory('GHSA-xv97-c62v-4587'), source], holds: looksClosely }),
  async ({ device, mailbox, person, createPerson }) => {
    const mallory = createPerson()
    const attempts = [`${mallory.email},${person.email}`, `${person.email} ${mallory.email}`]
    for (const addresses of attempts) await expect(await device.askForLink(addresses)).toShow({ leadsTo: error })
    await expect(mailbox.received).toShow({ to: [] })
  },
)

test(
  'what stands behind a comma in the field is cut off',
  ofProviders({ id: 'email-ends-at-comma', source: [advisory('GHSA-xv97-c62v-4587'), source] }),
  async ({ database, device, person }) => {
    await device.askForLink(`${person.email},attacker.example`)

    const kept = `select identifier from verification_token where identifier like $1 || '%'`
    await expect(await database.read('whom the link is for', kept, person.email)).toShow({ identifier: person.email })
  },
)

test(
  'an address in quotation marks before the @ gets no mail',
  ofProviders({
    id: 'quoted-email-is-refused',
    source: [advisory('GHSA-5jpx-9hw9-2fx4'), source],
    holds: looksClosely,
  }),
  async ({ device, mailbox, person }) => {
    const address = `"mallory@attacker.example"@${hostOf(person)}`
    await expect(await device.askForLink(address)).toShow({ leadsTo: error })
    await expect(mailbox.received).toShow({ to: [] })
  },
)

test(
  'an address at a host without a dot gets no mail',
  ofProviders({ id: 'email-without-dot-is-refused', source, holds: { 'next-auth': '>=4.24.12 <5.0.0-0' } }),
  async ({ device, mailbox }) => {
    await expect(await device.askForLink('ada@intranet')).toShow({ leadsTo: error })
    await expect(mailbox.received).toShow({ to: [] })
  },
)

test(
  'whoever asks for a link without an address gets to an error page',
  ofProviders({ id: 'empty-email-is-refused', source }),
  async ({ device }) => {
    await expect(await device.askForLink('')).toShow({ leadsTo: error })
  },
)
