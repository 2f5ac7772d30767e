import {
  acme,
  type App,
  type ClientHeaders,
  type Front,
  type JsonObject,
  type Reading,
  type User,
} from '../../fixtures'

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

/** The body of a response to {@link Front.send}. */
const bodyOf = ({ session }: Pick<Reading, 'session'>) => (session as { body: string }).body

/** What is in the body of such a response, as JSON. */
export const jsonIn = (response: Reading): Reading => ({
  ...response,
  session: JSON.parse(bodyOf(response)) as JsonObject | null,
})

/** The path of a script of Next.js in a page. */
export const scriptIn = (page: Reading): string => /\/_next\/static\/[^"]+\.js/.exec(bodyOf(page))?.[0] ?? ''

/** The session of a user, as far as it tells who is signed in. */
export const signedInAs = ({ id }: User) => ({ user: { id } })
