import {
  acme,
  type CompanyApi,
  type Database,
  type JsonObject,
  type Reading,
  type SessionJar,
  type Tab,
  type User,
} from '../../fixtures'

/** A request to the session route. */
export interface Input {
  /** @default POST */
  method?: string
  /** With a leading question mark. */
  query?: string
  /** An object is sent as JSON, a text as it is. */
  body?: JsonObject | string
  headers?: Record<string, string>
}

/** Requests by what is wrong with them, each for a browser with this CSRF token. */
export type Inputs = Record<string, (csrfToken: string) => Input>

/** The same outcome for every input. */
export const each = (inputs: Inputs, outcome: string): JsonObject =>
  Object.fromEntries(Object.keys(inputs).map((name) => [name, outcome]))

interface Scene {
  companyApi: CompanyApi
  /** The database that has the sessions. Absent: they are in the cookie. */
  database?: Database
  session: SessionJar
  tab: Tab
  user: User
}

/** The session routes: of both apps, and of the route handler that NextAuth 4 has as well. */
export const routes = { own: '/api/auth/session', routeHandler: '/api/auth-app/session' }

/**
 * Sends each input from a page of a user who has chosen Acme, and after each a good update.
 *
 * @returns by the name of the input, what became of it: `refused` (4xx), `fails` (5xx) or `accepted`, followed by everything that
 *   it changed: `accepted, changes company, asks for GET /companies/globex`
 */
export async function outcomesOf(scene: Scene, inputs: Inputs, route = routes.own): Promise<Reading> {
  const { session, tab, user } = scene
  const outcomes: JsonObject = {}
  await tab.openWithoutSession()
  const csrfToken = await tab.csrfToken()
  for (const [name, inputOf] of Object.entries(inputs)) {
    await session.signIn(user, acme)
    const outcome = [await sent(scene, inputOf(csrfToken), route), await updated(scene, csrfToken, route)].flat()
    outcomes[name] = outcome.join(', ').replaceAll(user.id, 'the user')
  }
  return { name: `What became of each request to ${route}`, session: outcomes, timeline: tab.timeline }
}

/** What the user’s session is made of: the claims of its token, or with database sessions, the user’s row. undefined: there is none. */
async function stored({ database, session, user }: Scene): Promise<JsonObject | undefined> {
  if (!database) return (await session.claims()) ?? undefined
  const row = await database.session(await session.token())
  return row.session ? ((await database.user(user)).session as JsonObject) : undefined
}

async function sent(scene: Scene, input: Input, route: string): Promise<string[]> {
  const { companyApi, tab } = scene
  const { method = 'POST', query = '', body, headers } = input
  const { length: callsBefore } = companyApi.calls
  const before = await stored(scene)
  const { status } = (await tab.send(`${method} ${route}${query}`, body, headers)).session as { status: number }
  const after = await stored(scene)
  const answer = status < 500 ? 'refused' : 'fails'
  return [
    status < 400 ? 'accepted' : answer,
    ...(after ? differing(before ?? {}, after).map((claim) => `changes ${claim}`) : ['ends the session']),
    ...companyApi.calls.slice(callsBefore).map(({ request }) => `asks for ${request}`),
  ]
}

/** Sends a good update, and returns what is wrong with the session after it. */
async function updated(scene: Scene, csrfToken: string, route: string): Promise<string[]> {
  await scene.tab.send(`POST ${route}`, { csrfToken, data: { firstName: 'Augusta' } })
  const now = (await stored(scene)) ?? {}
  const user = scene.database ? now : now.user
  return (user as unknown as User | undefined)?.firstName === 'Augusta' ? [] : ['then a good update fails']
}

/** The names of the claims that differ. */
const differing = (before: JsonObject, after: JsonObject): string[] =>
  Object.keys({ ...before, ...after }).filter((claim) => JSON.stringify(before[claim]) !== JSON.stringify(after[claim]))
