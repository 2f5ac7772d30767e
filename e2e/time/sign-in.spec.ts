import { code, docs, expect, spec, test } from '../../fixtures'
import { inVersion5 } from '../versions'

// How long a session lasts that has just begun. Signing in is done by hand: the form leads to a page that reads the session
// at once.
const maxAge = docs('https://next-auth.js.org/configuration/options#session')
const source = [maxAge, code('next-auth', 'core/routes/callback.js')]
const thirtyDays = 30 * 24

test(
  'signing in begins a session of thirty days',
  spec({ id: 'sign-in-begins-thirty-days', source }),
  async ({ session, tab, person: { email, password } }) => {
    await session.clear()
    await tab.open('home')
    await tab.send('POST /api/auth/callback/credentials', { csrfToken: await tab.csrfToken(), email, password })

    await expect(session).toLast(30)
  },
)

test(
  'with session.maxAge of an hour, the token of a sign-in lasts thirty days all the same; only its cookie lasts an hour',
  spec({ id: 'sign-in-token-ignores-max-age', source, holds: { 'next-auth': '<5.0.0-0' } }),
  async ({ session, tab, person: { email, password } }) => {
    await session.clear()
    await tab.open('home')
    const csrfToken = await tab.csrfToken()
    await tab.send('POST /api/lifetimes/an-hour/callback/credentials', { csrfToken, email, password })

    await expect(session).toLast({ cookie: 1, token: thirtyDays }, 'hours')
  },
)

test(
  'with session.maxAge of an hour, the first read makes the token of a sign-in last an hour',
  spec({ id: 'first-read-cuts-sign-in-token', source: [maxAge, code('next-auth', 'core/routes/session.js')] }),
  async ({ session, tab, person: { email, password } }) => {
    await session.clear()
    await tab.open('lasting-an-hour')
    const csrfToken = await tab.csrfToken()
    await tab.send('POST /api/lifetimes/an-hour/callback/credentials', { csrfToken, email, password })
    await expect(await tab.getSession()).toShow({ user: { email } })

    await expect(session).toLast(1, 'hours')
  },
)

test(
  'with session.maxAge of an hour, the token of a sign-in lasts an hour, as its cookie does',
  spec({
    id: 'v5/sign-in-token-has-max-age',
    source: [code('@auth/core', 'lib/init.js'), code('@auth/core', 'lib/actions/callback/index.js')],
    holds: inVersion5,
  }),
  async ({ session, tab, person: { email, password } }) => {
    await session.clear()
    await tab.open('home')
    const csrfToken = await tab.csrfToken()
    await tab.send('POST /api/lifetimes/an-hour/callback/credentials', { csrfToken, email, password })

    await expect(session).toLast(1, 'hours')
  },
)

test(
  'with jwt.maxAge of ten minutes, the token of a sign-in lasts ten minutes, and its cookie thirty days',
  spec({
    id: 'sign-in-token-has-jwt-max-age',
    source: [docs('https://next-auth.js.org/configuration/options#jwt'), code('next-auth', 'core/routes/callback.js')],
  }),
  async ({ session, tab, person: { email, password } }) => {
    await session.clear()
    await tab.open('home')
    const csrfToken = await tab.csrfToken()
    await tab.send('POST /api/lifetimes/token-of-ten-minutes/callback/credentials', { csrfToken, email, password })

    await expect(session).toLast({ cookie: thirtyDays * 60, token: 10 }, 'minutes')
  },
)
