import { code, docs, expect, spec, test } from '../../fixtures'

const cookies = [
  docs('https://next-auth.js.org/configuration/options#cookies'),
  code('next-auth', 'core/lib/cookie.js'),
]

// One cookie for the whole app, sent when the user follows a link from another site, and hidden from scripts.
test(
  'After a sign-in, the session is in a single cookie with Path=/, HttpOnly and SameSite=Lax',
  spec({ id: 'session-cookie-attributes', source: cookies }),
  async ({ session, tab, user: { id, email, password } }) => {
    await session.clear()
    await tab.open('home')
    // Not with the form, which leads to a page that reads the session and writes the cookie again
    await tab.send('POST /api/auth/callback/credentials', { csrfToken: await tab.csrfToken(), email, password })

    await expect(await session.storedCookies()).toShow({ chunks: [''], attributes: ['Path=/; HttpOnly; SameSite=Lax'] })
    await expect(session).toHaveClaims({ sub: id })
  },
)

test(
  'Scripts can read neither the session cookie nor the CSRF token cookie',
  spec({ id: 'scripts-read-no-cookie', source: cookies }),
  async ({ session, tab }) => {
    const since = await session.token()
    await tab.open('profile')

    await expect(session).toHaveBeenRewritten({ since, expected: true })
    // The app returns the same CSRF token again only if the browser has its cookie
    const csrfToken = await tab.csrfToken()
    await expect(await tab.send('GET /api/auth/csrf')).toShow({ body: { csrfToken } })
    await expect(await tab.documentCookie()).toShow({ 'document.cookie': '' })
  },
)

test(
  'When the session is read, the new token has another id than the old one',
  spec({ id: 'token-has-its-own-id', source: code('next-auth', 'jwt/index.js') }),
  async ({ session, tab }) => {
    await tab.open('profile')
    const before = await session.id()
    await tab.getSession()

    await expect(await session.id()).toDifferFrom(before)
  },
)
