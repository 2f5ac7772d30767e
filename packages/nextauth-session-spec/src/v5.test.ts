import { fileAdapter } from '../test-apps/shared/file-adapter'
import { ada, mintFor, refusal } from '../test-apps/refusal'
import { appFolders, expect, secret, sessionOf, testWith } from '../test-apps/serve'
import { ownJwt } from '../test-apps/shared/traps'
import { chunkSizes } from './names'
import { resolveNextAuth } from './next-auth'

const test = testWith('v5')
// In one worker: the app is built once
test.describe.configure({ mode: 'default' })

const appFolder = appFolders.v5

test('signs a user in, and keeps what the jwt callback added', async ({ start }) => {
  const app = await start()
  const { session, header, cookies } = await mintFor(app)
  expect(session.user).toEqual({ name: 'Ada', email: 'ada@example.com', id: 'u1', role: 'reader' })
  expect(cookies).toEqual([expect.objectContaining({ name: 'authjs.session-token', domain: 'localhost', path: '/' })])
  const page = await fetch(app.baseURL, { headers: { cookie: header } })
  expect(await page.text()).toContain('ada@example.com')
  // The proxy runs no callback
  expect(page.headers.get('x-role')).toBe('reader')
})

test('splits a long token into the chunks that the app itself writes', async ({ start }) => {
  const app = await start()
  const { cookies, header } = await mintFor(app, { user: { ...ada, long: 'x'.repeat(9000) } })
  expect(cookies.map(({ name }) => name)).toEqual([0, 1, 2, 3].map((index) => `authjs.session-token.${index}`))
  expect(cookies.slice(0, 3).map(({ value }) => value.length)).toEqual(Array(3).fill(chunkSizes[5]))
  expect(await sessionOf(app.baseURL, header)).toMatchObject({ user: { id: 'u1' } })
})

test('uses the Secure cookie, whose name is the salt, when the app takes the request for https', async ({ start }) => {
  const app = await start()
  const extraHTTPHeaders = { 'x-forwarded-proto': 'https' }
  const { cookies, header } = await mintFor(app, { extraHTTPHeaders })
  expect(cookies).toEqual([expect.objectContaining({ name: '__Secure-authjs.session-token', secure: true })])
  const page = await fetch(app.baseURL, { headers: { ...extraHTTPHeaders, cookie: header } })
  expect(page.headers.get('x-role')).toBe('reader')
})

test('accepts all secrets of an app that has several, and reports one that it does not have', async ({ start }) => {
  const app = await start({ APP_SECRET: 'new,old', KNOWN_USERS: 'u1', UNKNOWN_USER: 'throw' })
  for (const secrets of [['new', 'old'], 'new', 'old']) await mintFor(app, { secret: secrets })
  expect(await refusal('wrong-secret', app, { secret: ['an unrelated secret', 'old'] })).toContain('[wrong-secret]')
  // The CSRF cookie is hashed with all of them
  const unknown = { secret: ['new', 'old'], user: { sub: 'u2' } }
  expect(await refusal('token-rejected', app, unknown)).toContain('The secret is right, too')
})

test('mints a row that is valid only as long as it was asked for', async ({ start }, testInfo) => {
  const file = testInfo.outputPath('database.json')
  const app = await start({ DATABASE: file })
  const { cookies } = await mintFor(app, { maxAge: 600, database: fileAdapter(file) })
  const stored = await fileAdapter(file).getSessionAndUser(cookies[0]?.value ?? '')
  expect(stored?.session.expires.getTime()).toBe((cookies[0]?.expires ?? 0) * 1000)
})

test('reports a wrong cookie name, and so a wrong salt', async ({ start }) => {
  const app = await start({ SESSION_COOKIE: 'my-session' })
  expect(await refusal('wrong-cookie-name', app)).toContain('ignored the cookie authjs.session-token')
  await mintFor(app, { cookieName: 'my-session' })
})

test('reports a given encode with another salt', async ({ start }) => {
  const app = await start()
  const { encode } = await resolveNextAuth(appFolder)
  const message = await refusal('token-rejected', app, { encode: (params) => encode({ ...params, salt: 'other' }) })
  expect(message).toContain('2. this `encode` is not the counterpart')
  expect(app.log()).toMatch(/JWTSessionError[^]*no matching decryption secret/)
  await mintFor(app, { encode })
})

test('reports an app with its own encode and decode', async ({ start }) => {
  const app = await start({ OWN_JWT: '1' })
  expect(await refusal('token-rejected', app)).toContain('[token-rejected]')
  expect(app.log()).toMatch(/JWTSessionError[^]*Invalid token/)
  await mintFor(app, { encode: ownJwt.encode })
})

test('signs a user in with a session in the app’s database, and revokes it', async ({ start }, testInfo) => {
  const file = testInfo.outputPath('database.json')
  const app = await start({ DATABASE: file })
  expect(await refusal('token-rejected', app)).toContain('3. the app uses database sessions')
  expect(app.log()).not.toContain('Error')
  const { session, header, revoke } = await mintFor(app, { database: fileAdapter(file) })
  expect(session.user).toMatchObject({ email: 'ada@example.com', id: 'u1' })
  expect(await revoke()).toBe(true)
  expect(await sessionOf(app.baseURL, header)).toBeNull()
})

test('reports a database session for an app that uses JWT sessions', async ({ start }, testInfo) => {
  const app = await start()
  expect(
    await refusal('strategy-mismatch', app, { database: fileAdapter(testInfo.outputPath('database.json')) }),
  ).toContain('[strategy-mismatch]')
})

test('reports a session callback that throws with database sessions', async ({ start }, testInfo) => {
  const file = testInfo.outputPath('database.json')
  const app = await start({ DATABASE: file, KNOWN_USERS: 'u1', UNKNOWN_USER: 'throw' })
  const user = { sub: 'u2', email: 'grace@example.com' }
  expect(await refusal('callback-failed', app, { database: fileAdapter(file), user })).toContain('[callback-failed]')
  expect(app.log()).toMatch(/SessionTokenError[^]*There is no user u2/)
})

test('reports an untrusted host', async ({ start }) => {
  const app = await start({ AUTH_TRUST_HOST: undefined })
  expect(await refusal('app-configuration', app)).toContain('1. UntrustedHost in the log')
  expect(app.log()).toContain('UntrustedHost')
})

test('reports a provider that lacks its issuer', async ({ start }) => {
  const app = await start({ BROKEN_PROVIDER: '1' })
  expect(await refusal('app-configuration', app)).toContain('2. InvalidEndpoints in the log')
  expect(app.log()).toContain('InvalidEndpoints')
})

test('reports auth routes that do not know their own path', async ({ start }) => {
  const app = await start({ BASE_PATH: '/api/session' })
  expect(await refusal('auth-path-mismatch', app)).toContain('/api/auth/csrf returned 400')
  await mintFor(app, { authPath: '/api/session' })
})

test('reports a proxy that redirects, a catch-all page and a missing route', async ({ start }) => {
  const app = await start({ REDIRECTS: '1' })
  expect(await refusal('redirected', app)).toContain('[redirected]')
  const open = await start()
  expect(await refusal('not-nextauth', open, { authPath: '/site' })).toContain('[not-nextauth]')
  expect(await refusal('route-not-found', open, { authPath: '/elsewhere' })).toContain('[route-not-found]')
})

test('reports a next-auth of another version', async ({ start }) => {
  const app = await start()
  const message = await refusal('version-mismatch', app, { appFolder: appFolders.v4 })
  expect(message).toContain('It is a NextAuth 5 app')
})

test('takes the secret from the app’s own variables', async ({ start }) => {
  const app = await start()
  process.env.NEXTAUTH_SECRET = 'another one'
  process.env.AUTH_SECRET = secret
  expect((await mintFor(app, { secret: undefined })).session.user).toMatchObject({ id: 'u1' })
  delete process.env.NEXTAUTH_SECRET
  delete process.env.AUTH_SECRET
})
