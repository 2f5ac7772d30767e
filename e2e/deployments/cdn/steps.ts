import { acme, type App, type ClientHeaders, type Front, type Reading, type User } from '../../../fixtures'

/** Requests a page as a user does. The reading also says whether the response sets the session cookie. */
export async function requestAs(
  user: User,
  path: string,
  { app, front }: { app: App; front: Front },
  headers: ClientHeaders = {},
): Promise<Reading> {
  const cookie = `${app.sessionCookie}=${await app.mint(user, acme)}`
  const reading = await front.send(`GET ${path}`, { headers: { ...headers, cookie } })
  const session = reading.session as { sets: string[] }
  return { ...reading, session: { ...session, setsSession: session.sets.includes(app.sessionCookie) } }
}

/** The pages of both routers that are prerendered, and that the proxy guards. */
export const prerenderedPages = [
  { router: 'app-router', name: 'App Router', page: 'app-router-guarded-prerendered' },
  { router: 'pages-router', name: 'Pages Router', page: 'pages-router-guarded-prerendered' },
] as const
