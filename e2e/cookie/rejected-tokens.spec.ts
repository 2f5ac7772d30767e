import { acme, code, expect, spec, test, type App, type JsonObject } from '../../fixtures'
import { longName } from '../long-session'

const source = [code('next-auth', 'jwt/index.js'), code('next-auth', 'core/routes/session.js')]

/** The token with its end changed. */
const tampered = (token: string) => token.replace(/.{10}$/, 'tampered__')

interface RejectedToken {
  id: string
  /** How titles name it. */
  name: string
  token: (app: App, claims: JsonObject) => Promise<string>
}

const rejectedTokens: RejectedToken[] = [
  {
    id: 'tampered-token',
    name: 'a tampered token',
    token: async (app, claims) => tampered(await app.encode(claims)),
  },
  {
    id: 'token-of-another-secret',
    name: 'a token made with another secret',
    token: (app, claims) => app.encode(claims, { secret: 'the secret of another app' }),
  },
  {
    id: 'expired-token',
    name: 'a token that expired twenty seconds ago',
    token: (app, claims) => app.encode(claims, { maxAge: -20 }),
  },
]

for (const { id, name, token } of rejectedTokens) {
  test(
    `With ${name}, the user is signed out, and the session cookie is removed`,
    spec({ id: `${id}-is-rejected`, source }),
    async ({ app, session, tab, user }) => {
      await tab.open('profile')
      await expect(tab.useSession).toShow({ company: acme })
      await session.put(await token(app, app.claimsOf(user, acme)))
      await tab.reload()

      await expect(tab.useSession).toShow(null)
      await expect(await session.storedCookies()).toShow({ chunks: [] })
    },
  )
}

test(
  'A token that expired two seconds ago is still valid, and reading the session renews it for 30 days',
  spec({ id: 'just-expired-token-is-valid', source }),
  async ({ session, tab, user }) => {
    await session.signIn(user, acme, { maxAge: -2 })
    await tab.open('profile')

    await expect(tab.useSession).toShow({ company: acme })
    await expect(session).toLast(30)
  },
)

test(
  'When a chunked token cannot be decoded, every chunk is removed',
  spec({ id: 'unreadable-chunks-are-all-removed', source: code('next-auth', 'core/lib/cookie.js') }),
  async ({ session, tab }) => {
    await tab.open('profile')
    await tab.update.byQuery({ firstName: longName })
    await expect(await tab.getSession()).toShow({ user: { firstName: longName } })
    // With NextAuth 5, the tab receives its own broadcast, and its request would write the cookie again
    await tab.settle()
    await session.putInChunks(tampered((await session.token()) ?? ''))
    await expect(await session.storedCookies()).toShow({ chunks: ['.0', '.1', '.2'] })
    await tab.reload()

    await expect(tab.useSession).toShow(null)
    await expect(await session.storedCookies()).toShow({ chunks: [] })
  },
)

test(
  'With a tampered token, the proxy (middleware) treats the user as signed out',
  spec({ id: 'proxy-rejects-tampered-token', source }),
  async ({ app, session, tab, user }) => {
    await tab.open('with-session-prop')
    await expect(await tab.readFrom('proxy')).toShow({ company: acme })
    await session.put(tampered(await app.encode(app.claimsOf(user, acme))))

    await expect(await tab.readFrom('proxy')).toShow(null)
  },
)
