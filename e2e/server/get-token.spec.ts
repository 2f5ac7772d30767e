import { acme, code, docs, expect, issue, spec, test } from '../../fixtures'

// The proxy of NextAuth 4 reads the token by getToken({ req }); that of NextAuth 5 looks at cookies only
const source = [docs('https://next-auth.js.org/configuration/options#jwt-helper'), code('next-auth', 'jwt/index.js')]
const holds = { 'next-auth': '<5.0.0-0' }

test(
  'getToken takes the token from the Authorization header where there is no cookie',
  spec({ id: 'get-token-reads-bearer-token', source, holds }),
  async ({ app, session, tab, person }) => {
    await session.clear()
    await tab.open('home')
    const token = await app.encode(app.claimsOf(person, acme))

    const answer = await tab.send(`GET ${app.endpoints.proxy}`, undefined, { Authorization: `Bearer ${token}` })
    await expect(answer).toShow({ body: { sub: person.id, company: acme } })
  },
)

test(
  'getToken prefers the cookie to the Authorization header',
  spec({ id: 'get-token-prefers-cookie', source, holds }),
  async ({ app, tab, person, createPerson }) => {
    await tab.open('with-session-prop')
    const another = await app.encode(app.claimsOf(createPerson(), acme))

    const answer = await tab.send(`GET ${app.endpoints.proxy}`, undefined, { Authorization: `Bearer ${another}` })
    await expect(answer).toShow({ body: { sub: person.id } })
  },
)

test(
  'the proxy (middleware) sees nobody behind an Authorization header that cannot be decoded',
  spec({
    id: 'malformed-bearer-token-is-nobody',
    source: [issue(13469), code('next-auth', 'jwt/index.js')],
    holds: { 'next-auth': '>=4.24.15 <6.0.0-0' },
  }),
  async ({ app, session, tab }) => {
    await session.clear()
    await tab.open('home')

    const answer = await tab.send(`GET ${app.endpoints.proxy}`, undefined, { Authorization: 'Bearer %' })
    await expect(answer).toShow({ status: 200, body: null })
  },
)
