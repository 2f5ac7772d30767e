import { code, expect, test } from '../../fixtures'
import { failedAt, ofProviders } from './words'

const source = code('next-auth', 'core/routes/signin.js')

/** Where a person gets whose link could not be sent. */
const notSent = failedAt('/api/auth/signin?error=EmailSignin')

test.use({ providers: 'email' })

test.beforeEach(({ session }) => session.clear())

test(
  'where the mail server is out of order, the person is told that the link could not be sent',
  ofProviders({ id: 'email-without-mail-server', source }),
  async ({ mailbox, tab, person }) => {
    mailbox.breakDown()
    await tab.askForLink(person.email)

    await expect(tab).toArriveAt(notSent)
  },
)

test(
  'where the mail server refuses the address, the person is told that the link could not be sent',
  ofProviders({ id: 'email-to-refused-address', source }),
  async ({ mailbox, tab, person }) => {
    mailbox.refuse(person.email)
    await tab.askForLink(person.email)

    await expect(tab).toArriveAt(notSent)
  },
)

test(
  'a link that the mail server has refused leaves its token in the database, though nobody knows it',
  ofProviders({ id: 'refused-email-leaves-token', source: code('next-auth', 'core/lib/email/signin.js') }),
  async ({ database, device, mailbox, person }) => {
    mailbox.refuse(person.email)
    await device.askForLink(person.email)

    const kept = 'select count(*)::int as tokens from verification_token where identifier = $1'
    await expect(await database.read('what is kept of the link', kept, person.email)).toShow({ tokens: 1 })
  },
)
