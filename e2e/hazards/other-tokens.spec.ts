import { acme, code, expect, spec, test, type JsonObject, type Tab } from '../../fixtures'
import { inVersion4 } from '../versions'

const source = [code('next-auth', 'jwt/index.js'), code('@auth/core', 'jwt.js')]

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Tokens that the app has not encrypted, by what they are. */
const notEncrypted = ({ ...claims }: JsonObject): Record<string, string> => ({
  'a text': 'admin',
  'a percent sign': '%',
  'four dots': '....',
  'three kilobytes': 'x'.repeat(3 * 1024),
  'the claims as JSON': base64(claims),
  'a token that is not signed': `${base64({ alg: 'none' })}.${base64(claims)}.`,
  'a signed token with a wrong signature': `${base64({ alg: 'HS256' })}.${base64(claims)}.${base64({})}`,
  'an encrypted token with no key': `${base64({ alg: 'none', enc: 'none' })}..${base64({})}.${base64(claims)}.${base64({})}`,
})

async function signedInBy(tab: Tab) {
  await tab.reload()
  return tab.getSession()
}

test(
  'With a session cookie that the app has not encrypted, the user is signed out, and the cookie is removed',
  spec({ id: 'other-token/not-encrypted', source }),
  async ({ app, canaries, exposure, session, tab, user }) => {
    await tab.openWithoutSession()
    for (const [name, token] of Object.entries(notEncrypted(app.claimsOf(user, acme)))) {
      await session.put(token)
      const response = await tab.send('GET /api/auth/session')
      await expect({ ...response, name: `The response with ${name}` }).toShow({ status: 200 })
      await expect(await session.storedCookies()).toShow({ chunks: [] })
    }
    await session.signIn(user, acme)
    await expect(await tab.send('GET /api/auth/session')).toShow({ body: { company: acme } })
    await expect(exposure).toContainNone(canaries)
  },
)

test(
  'Hazard: a token of another app with the same secret and the same cookie name signs the user in',
  spec({ id: 'other-token/same-secret', source }),
  async ({ app, session, tab, user }) => {
    await tab.open('profile')
    await session.clear()
    await session.put(await app.encode({ ...app.claimsOf(user, acme), iss: 'another app' }))
    await expect(await signedInBy(tab)).toShow({ user: { id: user.id }, company: acme })
  },
)

test(
  'Hazard: in NextAuth 4, a token of another app with the same secret works even if its cookie has another name',
  spec({ id: 'other-token/same-secret-other-cookie', source, holds: inVersion4 }),
  async ({ app, session, tab, user }) => {
    await tab.open('profile')
    await session.clear()
    await session.put(await app.encode(app.claimsOf(user, acme), { cookie: 'another-app.session-token' }))
    await expect(await signedInBy(tab)).toShow({ user: { id: user.id }, company: acme })
  },
)
