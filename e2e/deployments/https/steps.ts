import type { App, ClientHeaders, Front, Tab, User } from '../../../fixtures'
import { jsonIn } from '../steps'

/** Signs in with NextAuth's own form, which leads to the profile, and waits for nothing: it may lead elsewhere. */
export async function submitSignInForm(tab: Tab, user: User): Promise<void> {
  const { routes, pages } = tab.app
  await tab.goTo(`${routes.signIn}?callbackUrl=${pages.profile}`)
  await tab.fill('E-mail', user.email)
  await tab.fill('Password', user.password)
  await tab.click('Sign in with e-mail and password')
}

interface Client {
  app: App
  front: Front
}

interface Request {
  /** The route of the form. */
  route: string
  form: Record<string, string>
  headers?: ClientHeaders
}

/** Posts a form of NextAuth as a client that is not a browser: with a CSRF token, and with any headers. */
export async function postForm({ app, front }: Client, { route, form, headers }: Request) {
  const { cookies, ...response } = await front.send(`GET ${app.routes.csrf}`, { headers })
  const { csrfToken } = jsonIn(response).session as { csrfToken: string }
  return front.send(`POST ${route}`, { headers: { ...headers, cookie: cookies }, form: { csrfToken, ...form } })
}

/** Signs in with the form for a password, as above. */
export const postSignIn = (
  client: Client,
  { email, password }: User,
  { callbackUrl = '/profile', headers }: { callbackUrl?: string; headers?: ClientHeaders } = {},
) =>
  postForm(client, {
    route: `${client.app.routes.callback}/credentials`,
    form: { email, password, callbackUrl },
    headers,
  })
