import { acme, code, docs, expect, globex, spec, test } from '../../fixtures'

const csrf = [
  docs('https://next-auth.js.org/getting-started/rest-api#get-apiauthcsrf'),
  code('next-auth', 'core/lib/csrf-token.js'),
]
const data = { companyId: globex.id }
/** The versions whose session route accepts a POST at all. */
const sincePost = { 'next-auth': '>=4.21.0 <6.0.0-0' }

test(
  'A POST request to the session route without a CSRF token returns 400 and changes nothing',
  spec({ id: 'post-without-csrf-token-is-rejected', source: csrf, holds: sincePost }),
  async ({ companyApi, session, tab }) => {
    await tab.open('with-session-prop')

    await expect(await tab.send('POST /api/auth/session', { data })).toShow({ status: 400 })
    await expect(companyApi).toHaveReceived([])
    await expect(session).toHaveClaims({ company: acme })

    const withToken = { csrfToken: await tab.csrfToken(), data }
    await expect(await tab.send('POST /api/auth/session', withToken)).toShow({ status: 200 })
  },
)

test(
  'The session route rejects a CSRF token from another browser, and accepts one from the same browser',
  spec({
    id: 'csrf-token-of-another-browser-is-rejected',
    source: csrf,
    holds: sincePost,
  }),
  async ({ createDevice, session, tab }) => {
    const attackerTab = await (await createDevice('attacker’s laptop')).openTab()
    await attackerTab.open('home')
    const csrfToken = await attackerTab.csrfToken()
    await tab.open('with-session-prop')
    const withOwnToken = { csrfToken: await tab.csrfToken(), data }

    await expect(await tab.send('POST /api/auth/session', { csrfToken, data })).toShow({ status: 400 })
    await expect(session).toHaveClaims({ company: acme })
    await expect(await tab.send('POST /api/auth/session', withOwnToken)).toShow({ status: 200 })
    await expect(session).toHaveClaims({ company: globex })
  },
)

test(
  'The session route rejects a CSRF token whose hash was made without the app’s secret',
  spec({ id: 'forged-csrf-token-is-rejected', source: csrf, holds: sincePost }),
  async ({ device, session, tab }) => {
    await tab.open('with-session-prop')
    const csrfToken = await device.forgeCsrfToken()

    await expect(await tab.send('POST /api/auth/session', { csrfToken, data })).toShow({ status: 400 })
    await expect(session).toHaveClaims({ company: acme })

    const withOwnToken = { csrfToken: await tab.csrfToken(), data }
    await expect(await tab.send('POST /api/auth/session', withOwnToken)).toShow({ status: 200 })
  },
)

test(
  'When a page posts a CSRF token immediately after requesting it, the session route accepts it',
  spec({ id: 'csrf-token-is-valid-immediately', source: csrf, holds: sincePost }),
  async ({ session, tab, user }) => {
    await tab.open('with-session-prop')
    await session.clear()
    await session.signIn(user, acme)

    await tab.update.byPost(data)
    await expect(tab).toHaveReceivedStatus('/api/auth/session', 200)
    await expect(session).toHaveClaims({ company: globex })
  },
)

test(
  'A POST request to the sign-out route signs the user out only with a CSRF token',
  spec({ id: 'sign-out-without-csrf-token-is-rejected', source: csrf }),
  async ({ session, tab }) => {
    await tab.open('with-session-prop')
    await tab.send('POST /api/auth/signout', {})
    await expect(session).toHaveClaims({ company: acme })

    await tab.send('POST /api/auth/signout', { csrfToken: await tab.csrfToken() })
    await expect(await session.storedCookies()).toShow({ chunks: [] })
  },
)

test(
  'A POST request with an email and a password signs the user in only with a CSRF token',
  spec({ id: 'sign-in-without-csrf-token-is-rejected', source: csrf }),
  async ({ companyApi, session, tab, user: { id, email, password } }) => {
    await session.clear()
    await tab.open('home')
    await tab.send('POST /api/auth/callback/credentials', { email, password })
    await expect(await session.storedCookies()).toShow({ chunks: [] })
    await expect(companyApi).toHaveReceived([])

    await tab.send('POST /api/auth/callback/credentials', { email, password, csrfToken: await tab.csrfToken() })
    await expect(session).toHaveClaims({ sub: id })
  },
)
