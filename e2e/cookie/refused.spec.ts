import { acme, code, expect, spec, test, type App, type JsonObject } from '../../fixtures'
import { longName } from '../long-session'

const source = [code('next-auth', 'jwt/index.js'), code('next-auth', 'core/routes/session.js')]

/** As somebody leaves it who has changed its end. */
const tampered = (token: string) => token.replace(/.{10}$/, 'tampered__')

interface Refused {
  id: string
  /** Begins the sentence. */
  what: string
  token: (app: App, claims: JsonObject) => Promise<string>
}

const refused: Refused[] = [
  {
    id: 'tampered-token',
    what: 'a token that somebody has changed',
    token: async (app, claims) => tampered(await app.encode(claims)),
  },
  {
    id: 'token-of-another-secret',
    what: 'a token that was made with another secret',
    token: (app, claims) => app.encode(claims, { secret: 'the secret of another app' }),
  },
  {
    id: 'ended-token',
    what: 'a token that ended twenty seconds ago',
    token: (app, claims) => app.encode(claims, { maxAge: -20 }),
  },
]

for (const { id, what, token } of refused) {
  test(
    `${what} signs nobody in, and its cookie is taken away`,
    spec({ id: `${id}-is-refused`, source }),
    async ({ app, session, tab, person }) => {
      await session.put(await token(app, app.claimsOf(person, acme)))
      await tab.open('profile')

      await expect(tab.useSession).toShow(null)
      await expect(await session.kept()).toShow({ pieces: [] })
    },
  )
}

test(
  'a token that ended two seconds ago is still good, and is renewed: clocks may differ by fifteen seconds',
  spec({ id: 'token-just-ended-is-good', source }),
  async ({ session, tab, person }) => {
    await session.signIn(person, acme, { maxAge: -2 })
    await tab.open('profile')

    await expect(tab.useSession).toShow({ company: acme })
    await expect(session).toLast(30)
  },
)

test(
  'of a token in pieces that cannot be read, every piece is taken away',
  spec({ id: 'unreadable-pieces-are-all-removed', source: code('next-auth', 'core/lib/cookie.js') }),
  async ({ app, session, tab, createPerson }) => {
    await session.clear()
    const person = createPerson({ firstName: longName })
    await session.putInPieces(tampered(await app.encode(app.claimsOf(person, acme))))
    await tab.open('profile')

    await expect(tab.useSession).toShow(null)
    await expect(await session.kept()).toShow({ pieces: [] })
  },
)

test(
  'the proxy (middleware) takes whoever has a token that somebody has changed for nobody',
  spec({ id: 'proxy-refuses-tampered-token', source }),
  async ({ app, session, tab, person }) => {
    await tab.open('with-session-prop')
    await expect(await tab.ask('proxy')).toShow({ company: acme })
    await session.put(tampered(await app.encode(app.claimsOf(person, acme))))

    await expect(await tab.ask('proxy')).toShow(null)
  },
)
