import { ada, mintFor, refusal } from '../test-apps/refusal'
import { appFolders, expect, secret, sessionOf, testWith } from '../test-apps/serve'
import { saltFor, sessionCookieName } from './names'
import { resolveNextAuth } from './next-auth'

// In one worker: the apps are built once
testWith('v4').describe.configure({ mode: 'default' })

for (const [major, name, logged] of [
  ['NextAuth 4', 'v4', 'JWT_SESSION_ERROR'],
  ['NextAuth 5', 'v5', 'JWTSessionError'],
] as const) {
  const test = testWith(name)

  test(`signs a user in to a ${major} app whose options depend on the request`, async ({ start }) => {
    const app = await start({ TENANTS: '1' })
    const extraHTTPHeaders = { 'x-tenant': 'acme' }
    await mintFor(app, { secret: 'secret of acme', extraHTTPHeaders })
    expect(await refusal('wrong-secret', app, { secret: 'secret of globex', extraHTTPHeaders })).toContain(
      'is not the app’s',
    )
  })

  test(`mints a session of a ${major} app that is valid only as long as it was asked for`, async ({ start }) => {
    const app = await start()
    const { cookies, header } = await mintFor(app, { maxAge: 600, user: { ...ada, long: 'x'.repeat(5000) } })
    const nextAuth = await resolveNextAuth(appFolders[name])
    const token = cookies.map(({ value }) => value).join('')
    const salt = saltFor(nextAuth.major, sessionCookieName(nextAuth.major, false))
    const claims = (await nextAuth.decode({ token, secret, ...salt })) ?? {}
    expect(claims).toMatchObject({ sub: 'u1', role: 'reader' })
    expect(Number(claims.exp) - Number(claims.iat)).toBe(600)
    expect(cookies.map(({ expires }) => Math.abs(expires - Number(claims.exp)) < 5)).toEqual([true, true])
    expect(await sessionOf(app.baseURL, header)).toMatchObject({ user: { id: 'u1' } })
  })

  test(`reports a session callback of a ${major} app that returns nothing for a user`, async ({ start }) => {
    const app = await start({ KNOWN_USERS: 'u1' })
    expect(await refusal('no-session-for-user', app, { user: { sub: 'u2' } })).toContain('accepted and renewed')
    await mintFor(app)
  })

  test(`reports a session callback of a ${major} app that throws, which is only in the log`, async ({ start }) => {
    const app = await start({ KNOWN_USERS: 'u1', UNKNOWN_USER: 'throw' })
    const message = await refusal('token-rejected', app, { user: { sub: 'u2' } })
    expect(message).toContain('1. the jwt or session callback threw')
    expect(app.log()).toMatch(new RegExp(`${logged}[^]*There is no user u2`))
    await mintFor(app)
  })
}
