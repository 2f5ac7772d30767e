import { code, expect, test } from '../../../fixtures'
import { errorPage, providerSpec } from '../sign-in-specs'

const source = code('next-auth', 'core/routes/signin.js')

/** The page that a user lands on when the magic link could not be sent. */
const notSentPage = errorPage('/api/auth/signin?error=EmailSignin')

/** The page that the response to the request redirects to. */
const notSentRedirect = errorPage('/api/auth/error?error=EmailSignin')

test.use({ providers: 'email' })

test.beforeEach(({ session }) => session.clear())

test(
  'When the mail server is down, a user who requests a magic link sees an error',
  providerSpec({ id: 'email-without-mail-server', source }),
  async ({ mailbox, tab, user }) => {
    mailbox.breakDown()
    await tab.requestMagicLink(user.email)

    await expect(tab).toArriveAt(notSentPage)
  },
)

test(
  'When the mail server rejects the address, a user who requests a magic link sees an error',
  providerSpec({ id: 'email-to-rejected-address', source }),
  async ({ mailbox, tab, user }) => {
    mailbox.reject(user.email)
    await tab.requestMagicLink(user.email)

    await expect(tab).toArriveAt(notSentPage)
  },
)

test(
  'When the mail server rejects the email, the unsent magic link’s token stays in the database',
  providerSpec({ id: 'rejected-email-leaves-token', source: code('next-auth', 'core/lib/email/signin.js') }),
  async ({ database, device, mailbox, user }) => {
    mailbox.reject(user.email)
    await expect(await device.requestMagicLink(user.email)).toShow({ leadsTo: notSentRedirect })

    const tokenCount = 'select count(*)::int as tokens from verification_token where identifier = $1'
    await expect(await database.read('the stored verification tokens', tokenCount, user.email)).toShow({ tokens: 1 })
  },
)
