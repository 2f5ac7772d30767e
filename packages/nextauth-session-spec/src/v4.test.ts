import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { ada, mintFor, nowhere, refusal } from '../test-apps/refusal'
import { appFolders, expect, freePort, secret, sessionOf, testWith } from '../test-apps/serve'
import { ownJwt } from '../test-apps/shared/traps'
import { chunkSizes } from './names'

const test = testWith('v4')
// In one worker: the app is built once
test.describe.configure({ mode: 'default' })

test('signs a user in below Next’s base path, and keeps what the jwt callback added', async ({ start }) => {
  const app = await start()
  const { session, header, cookies, storageState, revoke } = await mintFor(app)
  expect(session.user).toEqual({ name: 'Ada', email: 'ada@example.com', id: 'u1', role: 'reader' })
  expect(cookies).toEqual([
    expect.objectContaining({ name: 'next-auth.session-token', domain: 'localhost', path: '/' }),
  ])
  expect(storageState).toEqual({ cookies, origins: [] })
  const page = await fetch(app.baseURL, { headers: { cookie: header } })
  expect(await page.text()).toContain('ada@example.com')
  // The proxy runs no callback
  expect(page.headers.get('x-role')).toBe('reader')
  expect(await revoke(), 'a JWT cannot be revoked').toBe(false)
})

test('splits a long token into the chunks that the app itself writes', async ({ start }) => {
  const app = await start()
  const { cookies, header } = await mintFor(app, { user: { ...ada, long: 'x'.repeat(9000) } })
  expect(cookies.map(({ name }) => name)).toEqual([0, 1, 2, 3].map((index) => `next-auth.session-token.${index}`))
  expect(cookies.slice(0, 3).map(({ value }) => value.length)).toEqual(Array(3).fill(chunkSizes[4]))
  expect(await sessionOf(app.baseURL, header)).toMatchObject({ user: { id: 'u1' } })
})

test('takes the secret from the app’s own variables, and an empty one counts as missing', async ({ start }) => {
  const app = await start()
  expect(await refusal('no-secret', app, { secret: undefined })).toContain('[no-secret]')
  process.env.NEXTAUTH_SECRET = ''
  expect(await refusal('no-secret', app, { secret: undefined })).toContain('[no-secret]')
  process.env.NEXTAUTH_SECRET = 'another one'
  expect(await refusal('wrong-secret', app, { secret: undefined })).toContain('(from NEXTAUTH_SECRET)')
  // Of two secrets in the environment, the CSRF cookie proves which is the app's
  process.env.AUTH_SECRET = secret
  await mintFor(app, { secret: undefined })
  delete process.env.NEXTAUTH_SECRET
  delete process.env.AUTH_SECRET
})

test('reports a wrong secret', async ({ start }) => {
  const app = await start({ APP_SECRET: 'in a variable of its own' })
  const message = await refusal('wrong-secret', app)
  expect(message).toContain('(from the option `secret`) is not the app’s')
  await mintFor(app, { secret: 'in a variable of its own' })
})

test('reports a wrong cookie name', async ({ start }) => {
  const app = await start({ SESSION_COOKIE: 'my-session' })
  expect(await refusal('wrong-cookie-name', app)).toContain('ignored the cookie next-auth.session-token')
  expect(await refusal('wrong-cookie-name', app, { secret: 'another one' })).toContain('not the app’s, either')
  const { cookies } = await mintFor(app, { cookieName: 'my-session' })
  expect(cookies.map(({ name }) => name)).toEqual(['my-session'])
})

test('keeps one cookie if the app sets it with a Domain attribute', async ({ start }) => {
  const app = await start({ SESSION_DOMAIN: 'localhost' })
  const { cookies } = await mintFor(app)
  expect(cookies.map(({ name, domain }) => [name, domain])).toEqual([['next-auth.session-token', '.localhost']])
  // A browser ignores a cookie for another domain, and keeps the one that it has
  const foreign = await mintFor(await start({ SESSION_DOMAIN: 'shop.example' }))
  expect(foreign.cookies.map(({ domain }) => domain)).toEqual(['localhost'])
})

test('makes no claim about the secret if the app sets no CSRF cookie', async () => {
  const server = createServer(({ url = '' }, response) => {
    if (url.endsWith('/session')) response.setHeader('Set-Cookie', 'next-auth.session-token=; Max-Age=0')
    response.end(url.endsWith('/csrf') ? '{"csrfToken":"a token"}' : '{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const app = { ...nowhere, baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
  expect(await refusal('cookie-name-unknown', app)).toContain('sets no cookie')
  const message = await refusal('token-rejected', app, { cookieName: 'next-auth.session-token' })
  expect(message).toContain('5. the secret (from the option `secret`) is not the app’s')
  expect(message).not.toContain('proves')
  server.close()
})

test('reports a CSRF cookie that says nothing about the session cookie', async ({ start }) => {
  const app = await start({ CSRF_COOKIE: 'xsrf' })
  expect(await refusal('cookie-name-unknown', app)).toContain('named xsrf')
  await mintFor(app, { cookieName: 'next-auth.session-token' })
})

test('reports an app with its own encode and decode', async ({ start }) => {
  const app = await start({ OWN_JWT: '1' })
  const message = await refusal('token-rejected', app)
  expect(message).toContain('2. the app has its own `jwt.encode`')
  expect(app.log()).toMatch(/JWT_SESSION_ERROR[^]*Invalid token/)
  await mintFor(app, { encode: ownJwt.encode })
})

test('reports a given encode that is not the counterpart of the app’s decode', async ({ start }) => {
  const app = await start()
  const message = await refusal('token-rejected', app, { encode: ownJwt.encode })
  expect(message).toContain('this `encode` is not the counterpart')
  expect(app.log()).toContain('JWT_SESSION_ERROR')
})

test('reports an encode that throws, without the secret', async ({ start }) => {
  const app = await start()
  expect(await refusal('encode-failed', app, { user: { sub: 'u1', big: 1n } })).toContain('BigInt')
  const encode = (params: { secret: string }) => {
    throw new Error(`cannot encode with ${params.secret}`)
  }
  expect(await refusal('encode-failed', app, { encode })).toContain('cannot encode with (hidden)')
})

test('reports what answers in the place of the auth routes', async ({ start }) => {
  const app = await start()
  expect(await refusal('route-not-found', app, { authPath: '/elsewhere' })).toContain('/elsewhere/csrf returned 404')
  const page = await refusal('not-nextauth', app, { authPath: '/docs/site' })
  expect(page).toContain('/docs/site/csrf returned 200 with text/html')
  await mintFor(app, { authPath: '/docs/api/auth' })
})

test('reports a proxy that redirects', async ({ start }) => {
  const app = await start({ REDIRECTS: '1' })
  expect(await refusal('redirected', app)).toContain('redirects to /docs/login (307)')
})

test('reports an app whose module of options throws', async ({ start }) => {
  const app = await start({ REQUIRED: '' })
  expect(await refusal('app-error', app)).toContain('[app-error]')
  expect(app.log()).toContain('REQUIRED must not be empty')
})

test('reports an app without a secret', async ({ start }) => {
  const app = await start({ NEXTAUTH_SECRET: undefined })
  expect(await refusal('app-configuration', app)).toContain('3. MissingSecret or NO_SECRET')
  expect(app.log()).toContain('NO_SECRET')
})

test('reports an app that cannot be reached', async ({ start }) => {
  const baseURL = `http://localhost:${await freePort()}`
  expect(await refusal('unreachable', { ...nowhere, baseURL })).toContain('ECONNREFUSED')
  const app = await start()
  const https = { ...app, baseURL: app.baseURL.replace('http', 'https') }
  expect(await refusal('unreachable', https)).toContain('use http if the app does not use TLS')
  expect(await refusal('unreachable', app, { timeout: 0 })).toContain('longer than 0 ms')
})

test('rejects a host that is not on this machine, unless it is named', async () => {
  const app = { ...nowhere, baseURL: 'http://app.invalid' }
  expect(await refusal('host-refused', app)).toContain('--allow-host app.invalid')
  expect(await refusal('host-refused', app, { allowHost: 'other.invalid' })).toContain('[host-refused]')
  expect(await refusal('unreachable', app, { allowHost: 'app.invalid' })).toContain('[unreachable]')
})

test('uses the Secure cookie of an app whose URL is https, but only where a browser sends it', async ({ start }) => {
  const app = await start({ NEXTAUTH_URL: 'https://localhost/docs/api/auth' })
  const { cookies } = await mintFor(app)
  expect(cookies).toEqual([expect.objectContaining({ name: '__Secure-next-auth.session-token', secure: true })])
  expect(await refusal('wrong-cookie-name', app, { cookieName: 'my-session' })).toContain('begins with `__Secure-`')
  // This address leads to this machine, too, but browsers do not know it
  const other = { ...app, baseURL: app.baseURL.replace('localhost', '0.0.0.0') }
  expect(await refusal('secure-cookie-over-http', other, { allowHost: '0.0.0.0' })).toContain(
    '[secure-cookie-over-http]',
  )
})

test('reports a next-auth of another version', async ({ start }) => {
  const app = await start()
  const message = await refusal('version-mismatch', app, { appFolder: appFolders.v5 })
  expect(message).toContain('It is a NextAuth 4 app')
  await mintFor(app, { appFolder: appFolders.v4 })
})

test('reports a folder without next-auth, and a missing URL', async () => {
  expect(await refusal('next-auth-not-found', nowhere, { appFolder: tmpdir() })).toContain(tmpdir())
  expect(await refusal('invalid-options', { ...nowhere, baseURL: '' })).toContain('[invalid-options]')
  expect(await refusal('invalid-options', { ...nowhere, baseURL: 'localhost:3000' })).toContain('[invalid-options]')
})
