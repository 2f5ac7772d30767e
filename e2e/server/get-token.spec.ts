import { acme, code, docs, expect, issue, spec, test } from '../../fixtures'
import { inVersion4 } from '../versions'

// The proxy of NextAuth 4 reads the token with getToken({ req }); the proxy of NextAuth 5 reads only cookies
const source = [docs('https://next-auth.js.org/configuration/options#jwt-helper'), code('next-auth', 'jwt/index.js')]

test(
  'When a request has no session cookie, getToken() reads the token from the Authorization header',
  spec({ id: 'get-token-reads-bearer-token', source, holds: inVersion4 }),
  async ({ app, session, tab, user }) => {
    await session.clear()
    await tab.open('home')
    const token = await app.encode(app.claimsOf(user, acme))
    await expect(await tab.readFrom('proxy')).toShow(null)

    const response = await tab.send(`GET ${app.endpoints.proxy}`, undefined, { Authorization: `Bearer ${token}` })
    await expect(response).toShow({ body: { sub: user.id, company: acme } })
  },
)

test(
  'When a request has a session cookie and an Authorization header, getToken() reads the cookie',
  spec({ id: 'get-token-prefers-cookie', source, holds: inVersion4 }),
  async ({ app, session, tab, user, createUser }) => {
    await tab.open('with-session-prop')
    const otherUser = createUser()
    const headers = { Authorization: `Bearer ${await app.encode(app.claimsOf(otherUser, acme))}` }

    const response = await tab.send(`GET ${app.endpoints.proxy}`, undefined, headers)
    await expect(response).toShow({ body: { sub: user.id } })

    await session.clear()
    const responseWithoutCookie = await tab.send(`GET ${app.endpoints.proxy}`, undefined, headers)
    await expect(responseWithoutCookie).toShow({ body: { sub: otherUser.id } })
  },
)

test(
  'When the Authorization header cannot be decoded, the proxy (middleware) reads null',
  spec({
    id: 'malformed-bearer-token-reads-null',
    source: [issue(13469), code('next-auth', 'jwt/index.js')],
    holds: { 'next-auth': '>=4.24.15 <5.0.0-0' },
  }),
  async ({ app, session, tab, user }) => {
    await session.clear()
    await tab.open('home')
    const send = (token: string) =>
      tab.send(`GET ${app.endpoints.proxy}`, undefined, { Authorization: `Bearer ${token}` })

    await expect(await send(await app.encode(app.claimsOf(user, acme)))).toShow({ body: { sub: user.id } })
    await expect(await send('%')).toShow({ status: 200, body: null })
  },
)
