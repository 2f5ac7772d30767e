import { code, docs, expect, spec, test } from '../../fixtures'

const cookies = [
  docs('https://next-auth.js.org/configuration/options#cookies'),
  code('next-auth', 'core/lib/cookie.js'),
]

// One cookie for the whole app, sent when the user follows a link from another site, and hidden from scripts.
test(
  'After a sign-in, the session is in a single cookie with Path=/, HttpOnly and SameSite=Lax',
  spec({ id: 'session-cookie-attributes', source: cookies }),
  async ({ session, tab, user }) => {
    await session.clear()
    await tab.signInByForm(user.email, user.password)

    await expect(await session.storedCookies()).toShow({ chunks: [''], attributes: ['Path=/; HttpOnly; SameSite=Lax'] })
  },
)

test(
  'No NextAuth cookie can be read by a script',
  spec({ id: 'scripts-read-no-cookie', source: cookies }),
  async ({ session, tab }) => {
    const since = await session.token()
    await tab.open('profile')

    await expect(session).toHaveBeenRewritten({ since, expected: true })
    await expect(await tab.documentCookie()).toShow({ 'document.cookie': '' })
  },
)

test(
  'Every token has its own id',
  spec({ id: 'token-has-its-own-id', source: code('next-auth', 'jwt/index.js') }),
  async ({ session, tab }) => {
    await tab.open('profile')
    const before = await session.id()
    await tab.getSession()

    await expect(await session.id()).toDifferFrom(before)
  },
)
