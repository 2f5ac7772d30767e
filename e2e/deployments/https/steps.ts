import type { App, ClientHeaders, Front, Tab, User } from '../../../fixtures'
import { jsonIn } from '../steps'

/**
 * Signs in with NextAuth's own form, which leads to the profile, and waits for nothing: it may lead elsewhere.
 *
 * @param app where. @default the spec's own app
 */
export async function submitSignInForm(tab: Tab, user: User, app = tab.app): Promise<void> {
  await tab.goTo(app.url + signInPage(app))
  await fillInSignInForm(tab, user)
}

/** The address of NextAuth's sign-in page, which leads to the profile. */
export const signInPage = ({ routes, pages }: App) => `${routes.signIn}?callbackUrl=${pages.profile}`

/** The same, on a sign-in page that is open already. */
export async function fillInSignInForm(tab: Tab, user: User): Promise<void> {
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
