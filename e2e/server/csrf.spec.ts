import { acme, code, docs, expect, globex, spec, test } from '../../fixtures'

const csrf = [
  docs('https://next-auth.js.org/getting-started/rest-api#get-apiauthcsrf'),
  code('next-auth', 'core/lib/csrf-token.js'),
]
const data = { companyId: globex.id }

test(
  'a POST to the session route without a CSRF token is refused and changes nothing',
  spec({ id: 'post-without-csrf-token-is-refused', source: csrf }),
  async ({ companyApi, session, tab }) => {
    await tab.open('with-session-prop')

    await expect(await tab.send('POST /api/auth/session', { data })).toShow({ status: 400 })
    await expect(companyApi).toHaveBeenAsked([])
    await expect(session).toHaveClaims({ company: acme })
  },
)

test(
  'a CSRF token that another browser was given is refused, and one’s own is accepted',
  spec({
    id: 'csrf-token-of-another-browser-is-refused',
    source: csrf,
    holds: { 'next-auth': '>=4.21.0 <6.0.0-0' },
  }),
  async ({ createDevice, session, tab }) => {
    const attackers = await (await createDevice('attacker’s laptop')).openTab()
    await attackers.open('home')
    const csrfToken = await attackers.csrfToken()
    await tab.open('with-session-prop')
    const own = { csrfToken: await tab.csrfToken(), data }

    await expect(await tab.send('POST /api/auth/session', { csrfToken, data })).toShow({ status: 400 })
    await expect(session).toHaveClaims({ company: acme })
    await expect(await tab.send('POST /api/auth/session', own)).toShow({ status: 200 })
    await expect(session).toHaveClaims({ company: globex })
  },
)

test(
  'a CSRF token whose hash was made without the app’s secret is refused',
  spec({ id: 'forged-csrf-token-is-refused', source: csrf }),
  async ({ device, session, tab }) => {
    await tab.open('with-session-prop')
    const csrfToken = await device.forgeCsrfToken()

    await expect(await tab.send('POST /api/auth/session', { csrfToken, data })).toShow({ status: 400 })
    await expect(session).toHaveClaims({ company: acme })
  },
)

test(
  'a CSRF token that a page has asked for is good at once',
  spec({ id: 'csrf-token-is-good-at-once', source: csrf, holds: { 'next-auth': '>=4.21.0 <6.0.0-0' } }),
  async ({ session, tab, person }) => {
    await tab.open('with-session-prop')
    await session.clear()
    await session.signIn(person, acme)

    await tab.update.byPost(data)
    await expect(tab).toHaveBeenAnswered('/api/auth/session', 200)
    await expect(session).toHaveClaims({ company: globex })
  },
)

test(
  'a POST that signs out does so with a CSRF token only',
  spec({ id: 'sign-out-without-csrf-token-is-refused', source: csrf }),
  async ({ session, tab }) => {
    await tab.open('with-session-prop')
    await tab.send('POST /api/auth/signout', {})
    await expect(session).toHaveClaims({ company: acme })

    await tab.send('POST /api/auth/signout', { csrfToken: await tab.csrfToken() })
    await expect(await session.kept()).toShow({ pieces: [] })
  },
)

test(
  'a POST with an e-mail and a password signs in with a CSRF token only',
  spec({ id: 'sign-in-without-csrf-token-is-refused', source: csrf }),
  async ({ companyApi, session, tab, person: { id, email, password } }) => {
    await session.clear()
    await tab.open('home')
    await tab.send('POST /api/auth/callback/credentials', { email, password })
    await expect(await session.kept()).toShow({ pieces: [] })
    await expect(companyApi).toHaveBeenAsked([])

    await tab.send('POST /api/auth/callback/credentials', { email, password, csrfToken: await tab.csrfToken() })
    await expect(session).toHaveClaims({ sub: id })
  },
)
