import { acme, code, docs, expect, type Device, type SessionJar, type User } from '../../fixtures'

// The proxy that keeps users of NextAuth 4 signed in: app-under-test/v5/upgrade-from-v4.ts.

export const source = [
  docs('https://authjs.dev/getting-started/migrating-to-v5'),
  code('next-auth', 'jwt/index.js'),
  code('@auth/core', 'jwt.js'),
]

export const needs = ['upgrade from NextAuth 4' as const]

/** The proxy converts a valid session of this user. Afterwards, the browser has no cookie. */
export async function proveConversion(device: Device, oldSession: SessionJar, user: User): Promise<void> {
  await oldSession.signIn(user, acme)
  await expect(await device.request('GET /dashboard')).toShow({ status: 200 })
  await expect(device.session).toHaveClaims({ sub: user.id })
  await device.session.clear()
}
