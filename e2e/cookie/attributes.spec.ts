import { code, docs, expect, spec, test } from '../../fixtures'

const cookies = [
  docs('https://next-auth.js.org/configuration/options#cookies'),
  code('next-auth', 'core/lib/cookie.js'),
]

test(
  'the session cookie is one for the whole app, is sent along links from other sites, and is hidden from scripts',
  spec({ id: 'session-cookie-attributes', source: cookies }),
  async ({ session, tab, person }) => {
    await session.clear()
    await tab.signInByForm(person.email, person.password)

    await expect(await session.kept()).toShow({ pieces: [''], attributes: ['Path=/; HttpOnly; SameSite=Lax'] })
  },
)

test(
  'no cookie of NextAuth can be read by a script',
  spec({ id: 'scripts-read-no-cookie', source: cookies }),
  async ({ session, tab }) => {
    const since = await session.token()
    await tab.open('profile')

    await expect(session).toHaveBeenRewritten({ since, expected: true })
    await expect(await tab.scriptsCookies()).toShow({ 'document.cookie': '' })
  },
)

test(
  'every token has an id of its own',
  spec({ id: 'token-has-its-own-id', source: code('next-auth', 'jwt/index.js') }),
  async ({ session, tab }) => {
    await tab.open('profile')
    const before = await session.id()
    await tab.getSession()

    await expect(await session.id()).toDiffer(before)
  },
)
