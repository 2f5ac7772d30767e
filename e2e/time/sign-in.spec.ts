import { code, docs, expect, spec, test } from '../../fixtures'
import { inVersion4, inVersion5 } from '../versions'

// How long a new session lasts. These specs sign in with a request, because the form leads to a page that reads the session
// immediately.
const maxAge = docs('https://next-auth.js.org/configuration/options#session')
const source = [maxAge, code('next-auth', 'core/routes/callback.js')]
const thirtyDays = 30 * 24

test(
  'Signing in creates a session that lasts 30 days',
  spec({ id: 'sign-in-lasts-thirty-days', source }),
  async ({ session, tab, user: { email, password } }) => {
    await session.clear()
    await tab.open('home')
    await tab.send('POST /api/auth/callback/credentials', { csrfToken: await tab.csrfToken(), email, password })

    await expect(session).toLast(30)
  },
)

test(
  'With a session.maxAge of one hour, a sign-in issues a 30-day token in a cookie that lasts only one hour',
  spec({ id: 'sign-in-token-ignores-max-age', source, holds: inVersion4 }),
  async ({ session, tab, user: { email, password } }) => {
    await session.clear()
    await tab.open('home')
    const csrfToken = await tab.csrfToken()
    await tab.send('POST /api/lifetimes/one-hour/callback/credentials', { csrfToken, email, password })

    await expect(session).toLast({ cookie: 1, token: thirtyDays }, 'hours')
  },
)

test(
  'With a session.maxAge of one hour, the first read after a sign-in shortens the token to one hour',
  spec({
    id: 'first-read-shortens-sign-in-token',
    source: [maxAge, code('next-auth', 'core/routes/session.js')],
    // In NextAuth 5, the sign-in’s token lasts one hour already
    holds: inVersion4,
  }),
  async ({ session, tab, user: { email, password } }) => {
    await session.clear()
    await tab.open('one-hour')
    const csrfToken = await tab.csrfToken()
    await tab.send('POST /api/lifetimes/one-hour/callback/credentials', { csrfToken, email, password })
    await expect(session).toLast({ cookie: 1, token: thirtyDays }, 'hours')
    await expect(await tab.getSession()).toShow({ user: { email } })

    await expect(session).toLast(1, 'hours')
  },
)

test(
  'In NextAuth 5 with a session.maxAge of one hour, a sign-in issues a token that lasts one hour, like its cookie',
  spec({
    id: 'v5/sign-in-token-has-max-age',
    source: [code('@auth/core', 'lib/init.js'), code('@auth/core', 'lib/actions/callback/index.js')],
    holds: inVersion5,
  }),
  async ({ session, tab, user: { email, password } }) => {
    await session.clear()
    await tab.open('home')
    const csrfToken = await tab.csrfToken()
    await tab.send('POST /api/lifetimes/one-hour/callback/credentials', { csrfToken, email, password })

    await expect(session).toLast(1, 'hours')
  },
)

test(
  'With a jwt.maxAge of 10 minutes, a sign-in issues a 10-minute token in a 30-day cookie',
  spec({
    id: 'sign-in-token-has-jwt-max-age',
    source: [docs('https://next-auth.js.org/configuration/options#jwt'), code('next-auth', 'core/routes/callback.js')],
  }),
  async ({ session, tab, user: { email, password } }) => {
    await session.clear()
    await tab.open('home')
    const csrfToken = await tab.csrfToken()
    await tab.send('POST /api/lifetimes/ten-minute-token/callback/credentials', { csrfToken, email, password })

    await expect(session).toLast({ cookie: thirtyDays * 60, token: 10 }, 'minutes')
  },
)
