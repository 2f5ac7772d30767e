import type { App, Device, SessionJar } from '../../../fixtures'

/** Leaves the user with the session cookie from before the app gave its cookie another name: one with NextAuth's own name. */
export async function leaveOlderCookie({ app, device, session }: { app: App; device: Device; session: SessionJar }) {
  const name = app.csrfCookie.replace('__Host-', '__Secure-').replace('csrf-token', 'session-token')
  const value = (await session.token()) ?? ''
  await session.clear()
  await device.context.addCookies([{ name, value, url: app.url, httpOnly: true, secure: true, sameSite: 'Lax' }])
}
